using RiskManager.Contracts;
using RiskManager.Rest.KnowledgeBases;

namespace RiskManager.ReferenceHost.Tests.Platform;

/// <summary>The file that leads CPE names to knowledge bases.</summary>
[TestClass]
public sealed class KnowledgeBaseMapTests
{
    private const string Cpe = "cpe:2.3:o:microsoft:windows_server_2019:-:*:*:*:*:*:*:*";

    [TestMethod]
    public void Lines_comments_and_blanks_are_read()
    {
        var map = KnowledgeBaseMap.Parse($"# all of them\r\n\r\n  {Cpe} = MOD_EN.000117  # comment\n{Cpe}=WIN.000123");

        CollectionAssert.AreEqual(
            new[] { new KnowledgeBaseMapping(Cpe, "MOD_EN.000117", 3), new KnowledgeBaseMapping(Cpe, "WIN.000123", 4) },
            map.Mappings.ToList());
    }

    [TestMethod]
    public void Malformed_lines_are_all_named_at_once()
    {
        var fault = Assert.ThrowsExactly<TaskSettingsException>(() =>
            KnowledgeBaseMap.Parse($"windows = MOD_EN.000117\n{Cpe} = MOD_EN.000117\n{Cpe} = MOD-EN.1\n{Cpe}"));

        CollectionAssert.AreEqual(
            new[] { "line 1", "line 3", "line 4" },
            fault.Problems.Select(problem => problem.Split(", ")[1].Split(':')[0]).ToList());
    }

    [TestMethod]
    public void A_knowledge_base_that_the_platform_does_not_have_is_named_with_its_line()
    {
        var map = KnowledgeBaseMap.Parse($"{Cpe} = MOD_EN.000117\n{Cpe} = MOD_EN.000999");

        var fault = Assert.ThrowsExactly<TaskSettingsException>(() => map.Verify(new HashSet<string> { "MOD_EN.000117" }));

        StringAssert.StartsWith(fault.Problems.Single(), "knowledge-bases.map, line 2: Risk Manager has no knowledge base MOD_EN.000999.");
    }
}
