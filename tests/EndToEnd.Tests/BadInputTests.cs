using System.Net;
using System.Net.Sockets;
using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

[TestClass]
public sealed class BadInputTests
{
    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_refused_login_names_its_three_causes_and_is_not_tried_again()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "10");
        using var host = new ReferenceHost();

        var run = await host.ImportWithPasswordAsync(ImportSettings.For(qualys), "wrong");

        Assert.AreEqual(4, run.ExitCode, run.ToString());
        StringAssert.Contains(run.Summary.Error, "password");
        StringAssert.Contains(run.Summary.Error, "another Qualys platform");
        StringAssert.Contains(run.Summary.Error, "\"API\" is not ticked in the User Role");
        Assert.IsFalse(run.ToString().Contains("wrong\"", StringComparison.Ordinal));
        Assert.IsEmpty(await host.AssetsAsync());
    }

    [TestMethod]
    public async Task Nobody_listening_is_said_with_the_address()
    {
        using var host = new ReferenceHost();
        host.Configure(("Qualys.Retries", "0"));
        var port = FreePort();

        var run = await host.ImportAsync(new ImportSettings { ServerUrl = $"http://127.0.0.1:{port}" });

        Assert.AreEqual(4, run.ExitCode, run.ToString());
        StringAssert.Contains(run.Summary.Error, $"127.0.0.1:{port}");
        Assert.IsEmpty(await host.AssetsAsync());
    }

    [TestMethod]
    public async Task A_web_page_instead_of_xml_is_named_as_such()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "10", "--fault", "html");
        using var host = new ReferenceHost();

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual(4, run.ExitCode, run.ToString());
        StringAssert.Contains(run.Summary.Error, "not XML");
        Assert.IsEmpty(await host.AssetsAsync());
    }

    [TestMethod]
    public async Task An_empty_inventory_is_complete_and_says_what_to_look_at()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "0");
        using var host = new ReferenceHost();

        var run = await host.ImportAsync(ImportSettings.For(qualys) with { PerimeterMode = "newPerRun", Perimeter = null });

        Assert.AreEqual((0, "Complete", 0L), (run.ExitCode, run.Summary.Status, run.Summary.Expected), run.ToString());
        StringAssert.Contains(run.Errors, "no host at all");
        Assert.IsFalse(run.Summary.PerimeterCreated);
        Assert.IsEmpty(await host.AssetsAsync());
    }

    [TestMethod]
    [DataRow("http://qualysapi.example.test", "unencrypted")]
    [DataRow("qualysapi.qualys.com", "not a URL")]
    [DataRow("https://user:secret@qualysapi.example.test", "carries a user or password")]
    public async Task A_server_url_that_would_do_harm_is_refused(string url, string why)
    {
        using var host = new ReferenceHost();

        var run = await host.ImportAsync(new ImportSettings { ServerUrl = url });

        Assert.AreEqual(2, run.ExitCode, run.ToString());
        StringAssert.Contains(run.Summary.Error, why);
        Assert.IsFalse(run.ToString().Contains("secret", StringComparison.Ordinal), "A password in the URL must not be repeated.");
    }

    [TestMethod]
    public async Task Bad_values_in_web_config_are_all_reported_at_once()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "1");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "many"), ("Qualys.BatchSize", "0"));

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual(2, run.ExitCode, run.ToString());
        StringAssert.Contains(run.Summary.Error, "Qualys.PageSize");
        StringAssert.Contains(run.Summary.Error, "\"many\"");
        StringAssert.Contains(run.Summary.Error, "Qualys.BatchSize");
        StringAssert.Contains(run.Summary.Error, "1 to 10,000");
    }

    [TestMethod]
    public async Task A_responsible_that_the_host_does_not_know_is_refused()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "1");
        using var host = new ReferenceHost();

        var run = await host.ImportAsync(ImportSettings.For(qualys) with { Responsible = "Nobody Inparticular" });

        Assert.AreEqual(2, run.ExitCode, run.ToString());
        StringAssert.Contains(run.Summary.Error, "Nobody Inparticular");
        Assert.IsEmpty(await host.AssetsAsync());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
