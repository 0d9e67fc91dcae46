using QualysPlugin.Components;
using QualysPlugin.Tests.Components.Cpe;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Components;

/// <summary>R13: the most specific knowledge base, ties and misses.</summary>
[TestClass]
public sealed class KnowledgeBaseIndexTests
{
    [TestMethod]
    [DataRow("o:redhat:enterprise_linux:7.9", "VER.000001")]
    [DataRow("o:redhat:enterprise_linux:7.8", "PAT.000001")]
    [DataRow("o:redhat:enterprise_linux:9.2", "PRO.000001")]
    [DataRow("o:redhat:linux:7.3", "FAM.000001")]
    [DataRow("o:centos:centos:7", null)]
    public void The_most_specific_knowledge_base_is_found(string cpe, string? id) => Assert.AreEqual(id, Index(
        ("FAM.000001", "o:redhat:*:*"), ("PRO.000001", "o:redhat:enterprise_linux:*"), ("PAT.000001", "o:redhat:enterprise_linux:7*"),
        ("VER.000001", "o:redhat:enterprise_linux:7.9"))
        .Find(Name(cpe)).Only?.Id);

    [TestMethod]
    public void A_longer_pattern_is_more_specific() =>
        Assert.AreEqual(
            "WIN.000110", Index(("WIN.000100", "o:microsoft:windows*:*"), ("WIN.000110", "o:microsoft:windows_10_*:*"))
            .Find(Name("o:microsoft:windows_10_22h2:-")).Only?.Id);

    [TestMethod]
    [DataRow("Red Hat Enterprise Linux 8", "LNX.000214")]
    [DataRow("Red Hat Enterprise Linux 8.10", "LNX.000214")]
    [DataRow("Red Hat Enterprise Linux 10", "LNX.000218")]
    [DataRow("Red Hat Enterprise Linux 10.1 (Coughlan)", "LNX.000218")]
    [DataRow("Red Hat Enterprise Linux", "LNX.000201")]
    [DataRow("Red Hat Enterprise Linux 80", "LNX.000201")]
    [DataRow("Red Hat Enterprise Linux 1", "LNX.000201")]
    [DataRow("Windows Server", "WIN.000100")]
    [DataRow("Windows Server Version 23H2", "WIN.000124")]
    public void A_name_reaches_the_knowledge_base_of_its_major_version(string name, string id)
    {
        var index = Index(
            ("LNX.000201", "o:redhat:enterprise_linux:*"), ("LNX.000214", "o:redhat:enterprise_linux:8.*"),
            ("LNX.000218", "o:redhat:enterprise_linux:10.*"), ("WIN.000100", "o:microsoft:windows*:*"),
            ("WIN.000124", "o:microsoft:windows_server_2022*:*"));

        Assert.AreEqual(id, new OperatingSystemMapper(ShippedRules.Naming, index).Map(name, null).Match.Only?.Id);
    }

    [TestMethod]
    public void A_tie_is_reported_and_none_is_chosen()
    {
        var match = Index(("TWO.000002", "o:v:p:1"), ("ONE.000001", "o:v:p:1")).Find(Name("o:v:p:1"));

        Assert.IsNull(match.Only);
        CollectionAssert.AreEquivalent(new[] { "ONE.000001", "TWO.000002" }, match.Best.Select(knowledgeBase => knowledgeBase.Id).ToList());
    }

    [TestMethod]
    public void Two_names_of_one_knowledge_base_are_no_tie()
    {
        var index = new KnowledgeBaseIndex();
        index.Add(new KnowledgeBase("ONE.000001", "One", [Text("o:v:p:1"), "cpe:/o:v:p:1"]));

        Assert.AreEqual("ONE.000001", index.Find(Name("o:v:p:1")).Only?.Id);
    }

    [TestMethod]
    public void A_product_without_versions_covers_a_version_that_nobody_knows() =>
        Assert.AreEqual(
            "WIN.000123", Index(("WIN.000123", "o:microsoft:windows_server_2019:-")).Find(Name("o:microsoft:windows_server_2019:*"))
            .Only?.Id);

    [TestMethod]
    public void A_knowledge_base_that_is_more_specific_than_the_asset_does_not_fit() =>
        Assert.IsEmpty(Index(("LNX.000213", "o:redhat:enterprise_linux:7.9")).Find(Name("o:redhat:enterprise_linux:*")).Best);

    [TestMethod]
    public void A_cpe_name_that_is_none_is_a_warning_and_the_others_count()
    {
        var index = new KnowledgeBaseIndex();
        index.Add(new KnowledgeBase("ONE.000001", "One", ["Windows", Text("o:v:p:1")]));

        Assert.Contains("ONE.000001", index.Warnings.Single());
        Assert.AreEqual("ONE.000001", index.Find(Name("o:v:p:1")).Only?.Id);
    }

    private static KnowledgeBaseIndex Index(params (string Id, string Cpe)[] knowledgeBases)
    {
        var index = new KnowledgeBaseIndex();
        foreach (var (id, cpe) in knowledgeBases)
            index.Add(new KnowledgeBase(id, id, [Text(cpe)]));
        return index;
    }

    private static string Text(string start) => $"cpe:2.3:{start}:*:*:*:*:*:*:*";

    private static QualysPlugin.Components.Cpe.CpeName Name(string start) => CpeNames.Parse(Text(start));
}
