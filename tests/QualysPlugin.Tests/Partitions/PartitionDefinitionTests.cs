using CsCheck;
using QualysPlugin.Filters;
using QualysPlugin.Partitions;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Partitions;

[TestClass]
public sealed class PartitionDefinitionTests
{
    private static readonly DateTimeOffset Started = new(2026, 3, 1, 4, 5, 6, TimeSpan.FromHours(-3));

    [TestMethod]
    public void A_definition_is_read_as_it_was_written() =>
        Gen.Select(Gen.Long[0, long.MaxValue], Gen.String, Gen.Int[1, 99].Array[0, 5]).Sample((last, perimeter, groups) =>
        {
            if (perimeter.Any(char.IsSurrogate)) return;
            var definition = new PartitionDefinition("run", Started, "print==", [.. groups.Select(group => $"{group}")], perimeter, new IdRange(0, last));

            var read = PartitionDefinition.Parse(definition.Write())!;

            Assert.AreEqual(definition with { AssetGroupIds = [] }, read with { AssetGroupIds = [] });
            CollectionAssert.AreEqual(definition.AssetGroupIds.ToList(), read.AssetGroupIds.ToList());
        });

    [TestMethod]
    public void What_another_version_wrote_is_refused_with_what_to_do()
    {
        Assert.IsNull(PartitionDefinition.Parse("version=9;first=0;last=1"));
        var refused = Assert.ThrowsExactly<TaskSettingsException>(() => PartitionDefinition.Read(new RunPartition(1, "version=9", 0)));

        StringAssert.Contains(refused.Message, "one version of the plugin on all nodes");
    }
}
