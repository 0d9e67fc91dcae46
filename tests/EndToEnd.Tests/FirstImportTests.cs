using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

[TestClass]
public sealed class FirstImportTests
{
    [TestMethod]
    public async Task The_whole_inventory_becomes_assets_and_a_second_run_changes_nothing()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "3000");
        using var host = new ReferenceHost();
        var settings = ImportSettings.For(qualys);

        var first = await host.ImportAsync(settings);
        var second = await host.ImportAsync(settings);

        Assert.AreEqual(0, first.ExitCode, first.ToString());
        Assert.AreEqual(
            ("Complete", 3000L, 3000L, 0L),
            (first.Summary.Status, first.Summary.Expected, first.Summary.Created, first.Summary.Missing));
        Assert.AreEqual((0L, 0L, 3000L), (second.Summary.Created, second.Summary.Updated, second.Summary.Unchanged), second.ToString());
        var assets = await host.AssetsAsync();
        Assert.HasCount(3000, assets.Where(asset => (string?)asset["source"] == qualys.Source));
        Assert.HasCount(3000, assets.Select(asset => (string)asset["id"]!).Distinct());
        Assert.IsTrue(assets.All(asset => ((string)asset["name"]!).Length is > 0 and <= 400));
    }

    [TestMethod]
    public async Task Names_identity_and_addresses_follow_the_rules_for_every_oddity()
    {
        using var recorded = new RecordedResponses().Page(
            "<HOST><ID>1</ID><IP>10.1.0.1</IP><TRACKING_METHOD>IP</TRACKING_METHOD>"
                + "<DNS><![CDATA[a.example.test.]]></DNS><NETBIOS><![CDATA[ SRV-A ]]></NETBIOS></HOST>",
            "<HOST><ID>2</ID><IP>10.1.0.2</IP><TRACKING_METHOD>NETBIOS</TRACKING_METHOD><NETBIOS>JOÃO &amp; CIA</NETBIOS></HOST>",
            "<HOST><ID>3</ID><TRACKING_METHOD>AGENT</TRACKING_METHOD><NETBIOS>NO-IP</NETBIOS></HOST>",
            "<HOST><ID>4</ID><IP>10.1.0.4</IP><TRACKING_METHOD>DNS</TRACKING_METHOD><DNS>only.dns.test.</DNS></HOST>",
            "<HOST><ID>5</ID><IP>10.1.0.5</IP><DNS>No registered hostname</DNS><NETBIOS></NETBIOS></HOST>",
            "<HOST><ID>6</ID><IPV6>2001:db8::6</IPV6><TRACKING_METHOD>IP</TRACKING_METHOD></HOST>",
            "<HOST><ID>7</ID></HOST>",
            "<HOST><ID>8</ID><IP>10.1.0.1</IP><NETWORK_ID>9</NETWORK_ID><NETBIOS>SRV-A</NETBIOS></HOST>",
            "<HOST><ID>9</ID><IP>fe80::1, 10.1.0.9</IP><NETBIOS>LISTED</NETBIOS><NEW_IN_2030><A>1</A></NEW_IN_2030></HOST>");
        await using var qualys = await recorded.ServeAsync();
        using var host = new ReferenceHost();

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual("Complete", run.Summary.Status, run.ToString());
        var assets = await host.AssetsAsync();
        CollectionAssert.AreEquivalent(
            new[]
            {
                "1 SRV-A (10.1.0.1) @10.1.0.1", "2 JOÃO & CIA (10.1.0.2) @JOÃO & CIA", "3 NO-IP @NO-IP", "4 only.dns.test @only.dns.test",
                "5 10.1.0.5 @10.1.0.5", "6 2001:db8::6 @2001:db8::6", "7 Qualys host 7 @",
                "8 SRV-A (10.1.0.1) @10.1.0.1", "9 LISTED (fe80::1) @fe80::1",
            },
            assets.Select(asset => $"{asset["id"]} {asset["name"]} @{asset["hostAddress"]}").ToArray());
        StringAssert.Contains(run.Errors, "Qualys host 7");
    }

    [TestMethod]
    public async Task Every_page_is_read_when_the_inventory_spans_several()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "2500");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "300"), ("Qualys.BatchSize", "70"));

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual((0, 2500L), (run.ExitCode, run.Summary.Created), run.ToString());
    }

    [TestMethod]
    public async Task The_documents_that_were_applied_can_be_kept()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "30");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.BatchSize", "10"));
        var folder = Path.Combine(host.Folder, "xml");

        await host.ImportAsync(ImportSettings.For(qualys), "--xml-dir", folder);

        var documents = Directory.GetFiles(folder, "*.xml").Order().Select(System.Xml.Linq.XDocument.Load).ToList();
        Assert.HasCount(3, documents);
        Assert.AreEqual(30, documents.Sum(document => document.Root!.Elements("asset").Count()));
    }
}
