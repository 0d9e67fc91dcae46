using CsCheck;
using QualysPlugin.Assets;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Assets;

/// <summary>R7: what an update would overwrite.</summary>
[TestClass]
public sealed class AssetComparisonTests
{
    [TestMethod]
    public void A_cleared_field_and_a_renamed_asset_differ()
    {
        var asset = AssetRecord.FromHost(Hosts.Host("NB", "10.0.0.1", "a.example.test", "IP"));

        var changes = AssetComparison.Changes(Stored(asset) with { Name = "by hand", DnsName = null }, asset);

        CollectionAssert.AreEqual(
            new[] { new FieldChange("name", "by hand", "NB (10.0.0.1)"), new FieldChange("dnsName", null, "a.example.test") },
            changes.ToArray());
    }

    [TestMethod]
    public void A_value_that_qualys_no_longer_has_is_cleared()
    {
        var asset = AssetRecord.FromHost(Hosts.Host("NB", "10.0.0.1"));

        var change = AssetComparison.Changes(Stored(asset) with { OperatingSystem = "Windows 10" }, asset).Single();

        Assert.AreEqual(new FieldChange("operatingSystem", "Windows 10", null), change);
    }

    [TestMethod]
    public void What_was_stored_as_imported_is_the_same() => Hosts.Any.Sample(host =>
    {
        var asset = AssetRecord.FromHost(host);
        Assert.IsTrue(AssetComparison.IsUnchanged(Stored(asset), asset));
    });

    [TestMethod]
    public void Two_assets_are_the_same_exactly_when_nothing_changes() => Gen.Select(Hosts.Any, Hosts.Any).Sample((one, other) =>
    {
        var stored = Stored(AssetRecord.FromHost(one));
        var asset = AssetRecord.FromHost(other);
        Assert.AreEqual(AssetComparison.Changes(stored, asset).Count == 0, AssetComparison.IsUnchanged(stored, asset));
    });

    private static StoredAsset Stored(AssetRecord asset) => new(new AssetKey("Qualys:test", asset.Id))
    {
        Name = asset.Name.Text,
        HostAddress = asset.HostAddress,
        DnsName = asset.DnsName,
        NetBiosName = asset.NetBiosName,
        IpAddress = asset.IpAddress,
        OperatingSystem = asset.OperatingSystem,
    };
}
