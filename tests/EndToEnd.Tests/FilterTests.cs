using System.Net;
using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

[TestClass]
public sealed class FilterTests
{
    [TestMethod]
    public async Task An_ip_range_imports_exactly_its_hosts()
    {
        using var recorded = new RecordedResponses().Page(
            "<HOST><ID>1</ID><IP>10.0.0.1</IP></HOST>", "<HOST><ID>2</ID><IP>10.0.0.9</IP></HOST>",
            "<HOST><ID>3</ID><IP>10.0.0.10</IP></HOST>", "<HOST><ID>4</ID><IP>192.168.7.1</IP></HOST>",
            "<HOST><ID>5</ID><IPV6>2001:db8::5</IPV6></HOST>");
        await using var qualys = await recorded.ServeAsync();
        using var host = new ReferenceHost();

        var run = await host.ImportAsync(ImportSettings.For(qualys) with { IpRanges = "10.0.0.1-10.0.0.9, 192.168.0.0/16, 2001:db8::/32" });

        Assert.AreEqual((0, 4L), (run.ExitCode, run.Summary.Created), run.ToString());
        var assets = await host.AssetsAsync();
        CollectionAssert.AreEquivalent(new[] { "1", "2", "4", "5" }, assets.Select(asset => (string)asset["id"]!).ToArray());
    }

    [TestMethod]
    public async Task A_range_over_a_large_inventory_imports_the_hosts_in_it_and_no_other()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "2000");
        using var everything = new ReferenceHost();
        using var filtered = new ReferenceHost();
        await everything.ImportAsync(ImportSettings.For(qualys));
        var addresses = (await everything.AssetsAsync())
            .Select(asset => (string?)asset["ipAddress"])
            .OfType<string>()
            .Select(IPAddress.Parse)
            .Where(address => address.GetAddressBytes().Length == 4).OrderBy(Number).ToList();
        var (low, high) = (addresses[addresses.Count / 4], addresses[addresses.Count / 2]);
        var inRange = addresses.Count(address => Number(address) >= Number(low) && Number(address) <= Number(high));

        var run = await filtered.ImportAsync(ImportSettings.For(qualys) with { IpRanges = $"{low}-{high}" });

        Assert.AreEqual("Complete", run.Summary.Status, run.ToString());
        Assert.AreEqual(inRange, run.Summary.Created);
    }

    [TestMethod]
    public async Task An_asset_group_imports_exactly_its_hosts_and_both_filters_are_combined_with_and()
    {
        using var recorded = new RecordedResponses().Page(
            "<HOST><ID>1</ID><IP>10.0.0.1</IP><ASSET_GROUP_IDS>7,8</ASSET_GROUP_IDS></HOST>",
            "<HOST><ID>2</ID><IP>10.0.0.2</IP><ASSET_GROUP_IDS>8</ASSET_GROUP_IDS></HOST>",
            "<HOST><ID>3</ID><IP>10.0.9.3</IP><ASSET_GROUP_IDS>7</ASSET_GROUP_IDS></HOST>");
        File.WriteAllText(Path.Combine(recorded.Folder, "asset-groups.xml"), """
            <?xml version="1.0" encoding="UTF-8" ?>
            <ASSET_GROUP_LIST_OUTPUT><RESPONSE><DATETIME>2026-11-20T09:49:00Z</DATETIME><ASSET_GROUP_LIST>
            <ASSET_GROUP><ID>7</ID><TITLE><![CDATA[Finance, Rio & São Paulo]]></TITLE></ASSET_GROUP>
            <ASSET_GROUP><ID>8</ID><TITLE>Linux</TITLE></ASSET_GROUP>
            </ASSET_GROUP_LIST></RESPONSE></ASSET_GROUP_LIST_OUTPUT>
            """);
        await using var qualys = await recorded.ServeAsync();
        using var group = new ReferenceHost();
        using var both = new ReferenceHost();
        var settings = ImportSettings.For(qualys) with { AssetGroups = ["Finance, Rio & São Paulo"] };

        var byGroup = await group.ImportAsync(settings);
        var byBoth = await both.ImportAsync(settings with { IpRanges = "10.0.0.0/24" });

        Assert.AreEqual(2, byGroup.Summary.Created, byGroup.ToString());
        Assert.AreEqual(1, byBoth.Summary.Created, byBoth.ToString());
        Assert.AreEqual("1", (string)(await both.AssetsAsync())[0]["id"]!);
    }

    [TestMethod]
    [DataRow("10.0.0.9-10.0.0.1", "", "10.0.0.9-10.0.0.1")]
    [DataRow("300.1.1.1", "", "300.1.1.1")]
    [DataRow("10.0.0.1-2001:db8::1", "", "10.0.0.1-2001:db8::1")]
    [DataRow("10.0.0.0/33", "", "10.0.0.0/33")]
    [DataRow("", "No such group", "No such group")]
    public async Task A_bad_filter_is_refused_by_name_before_any_host_is_listed(string ranges, string group, string named)
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "10");
        using var host = new ReferenceHost();

        var run = await host.ImportAsync(
            ImportSettings.For(qualys) with { IpRanges = ranges, AssetGroups = group.Length == 0 ? [] : [group] });

        Assert.AreEqual(2, run.ExitCode, run.ToString());
        Assert.AreEqual("Failed", run.Summary.Status);
        StringAssert.Contains(run.Summary.Error, named);
        Assert.IsFalse((await qualys.StatsAsync()).ToJsonString().Contains("/fo/asset/host", StringComparison.Ordinal));
        Assert.IsEmpty(await host.AssetsAsync());
    }

    private static uint Number(IPAddress address) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());
}
