using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

/// <summary>R29: the test of the connection names the cause.</summary>
[TestClass]
public sealed class ConnectionTests
{
    [TestMethod]
    public async Task A_good_connection_passes_every_step_and_imports_nothing()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "5");
        using var host = new ReferenceHost();

        var run = await host.TestConnectionAsync(ImportSettings.For(qualys));

        Assert.AreEqual(0, run.ExitCode, run.ToString());
        foreach (var step in new[] { "Name of the server", "Sign in", "Hosts", "Asset groups" })
            StringAssert.Contains(run.Output, step);
        Assert.IsEmpty(await host.AssetsAsync());
    }

    [TestMethod]
    [DataRow("refuse=2000", "another Qualys platform")]
    [DataRow("refuse=2002", "inactive")]
    [DataRow("refuse=2003", "registration")]
    [DataRow("refuse=2011", "SecurID")]
    [DataRow("refuse=2012", "licence")]
    [DataRow("maintenance", "maintenance")]
    [DataRow("html", "not XML")]
    [DataRow("forbidden", "may not use this API")]
    [DataRow("rate-wait-hours=3", "takes the next one in")]
    [DataRow("any-xml", "is foo and not HOST_LIST_OUTPUT")]
    [DataRow("generic-return-every=1:2001", "has expired")]
    [DataRow("plain-return-every=1", "could not be served")]
    [DataRow("service-response-every=2", "The operation failed")]
    [DataRow("code-in-list-every=2:2012", "licence")]
    public async Task A_refusal_is_named(string fault, string cause)
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "5", "--fault", fault);
        using var host = new ReferenceHost();

        var run = await host.TestConnectionAsync(ImportSettings.For(qualys));

        Assert.AreEqual(4, run.ExitCode, run.ToString());
        StringAssert.Contains(run.ToString(), cause);
    }

    [TestMethod]
    public async Task A_wrong_password_is_tried_once()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "5");
        using var host = new ReferenceHost();

        var run = await host.TestConnectionAsync(ImportSettings.For(qualys), "wrong");

        Assert.AreEqual(4, run.ExitCode, run.ToString());
        StringAssert.Contains(run.ToString(), "\"API\" is not ticked");
        Assert.AreEqual(1, (int)(await qualys.StatsAsync())["calls"]!);
    }

    [TestMethod]
    public async Task A_retired_version_falls_back_and_says_so()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "5", "--fault", "retired-version=3");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.ApiVersion", "3.0"));

        var run = await host.TestConnectionAsync(ImportSettings.For(qualys));

        Assert.AreEqual(0, run.ExitCode, run.ToString());
        StringAssert.Contains(run.ToString(), "Version 3.0 of the host list API is not served; going on with 4.0.");
    }

    [TestMethod]
    public async Task A_name_that_nobody_knows_is_a_matter_of_dns()
    {
        using var host = new ReferenceHost();

        var run = await host.TestConnectionAsync(new ImportSettings { ServerUrl = "https://no-such-platform.invalid" });

        Assert.AreEqual(4, run.ExitCode, run.ToString());
        StringAssert.Contains(run.ToString(), "cannot be resolved");
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("2020-01-01", "qualys.example.test", true, "expired")]
    [DataRow("2099-01-01", "qualys.example.test", false, "is not for 127.0.0.1 but for qualys.example.test")]
    [DataRow("2099-01-01", "qualys.example.test", true, "does not trust")]
    public async Task A_bad_certificate_is_refused_with_what_is_wrong_with_it(
        string notAfter, string name, bool coversLoopback, string finding)
    {
        using var certificate = new TestCertificate(
            DateTimeOffset.Parse(notAfter, System.Globalization.CultureInfo.InvariantCulture),
            name, coversLoopback);
        await using var qualys = await QualysPlatform.StartAsync(
            "--hosts", "5", "--certificate", certificate.File, "--certificate-password", TestCertificate.Password);
        using var host = new ReferenceHost();
        var settings = ImportSettings.For(qualys);

        var test = await host.TestConnectionAsync(settings);
        var run = await host.ImportAsync(settings);

        Assert.AreEqual((4, 4), (test.ExitCode, run.ExitCode), test.ToString() + run);
        StringAssert.Contains(test.ToString(), finding);
        StringAssert.Contains(run.Summary.Error, finding);
    }

    [TestMethod]
    [DataRow(null, null, true)]
    [DataRow("proxyuser:secret", "secret", true)]
    [DataRow("proxyuser:secret", "wrong", false)]
    public async Task Calls_go_through_the_proxy_of_web_config_with_its_login(string? login, string? password, bool succeeds)
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "30");
        await using var proxy = new TestProxy(login);
        using var host = new ReferenceHost();
        host.Configure(
            ("Qualys.ProxyUrl", proxy.Url),
            ("Qualys.ProxyUser", login is null ? "" : "proxyuser"),
            ("Qualys.ProxyPassword", password ?? ""));

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        if (succeeds)
            Assert.AreEqual((0, 30L), (run.ExitCode, run.Summary.Created), run.ToString());
        else
            StringAssert.Contains(run.Summary.Error, "the proxy demands a login");
        Assert.AreEqual(succeeds, proxy.Forwarded > 0);
    }
}
