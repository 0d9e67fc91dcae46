using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Setup;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Setup;

[TestClass]
public sealed class AddressSetupTests
{
    [TestMethod]
    public async Task A_certificate_that_was_tried_is_written_with_its_password_encrypted_and_served_at_the_next_start()
    {
        await using var site = await StartAsync();
        using var certificates = new SetupCertificates(DateTimeOffset.UtcNow.AddDays(90));
        var choice = Choice(AddressKind.Certificate, certificates.Path("site.pfx"));
        choice.Password.Enter(SetupCertificates.Password, choice.CertificateFile);

        var result = await KeepAsync(site, choice);

        var config = WebConfig.Read(site.Data);
        Assert.IsTrue(result.Succeeded, string.Join("\n", result.Steps));
        Assert.AreEqual($"https://0.0.0.0:{choice.Port}", config.Find(HostKeys.ListenUrl));
        Assert.AreEqual("grc.example.com", config.Find(HostKeys.SiteNames));
        Assert.AreEqual($"https://grc.example.com:{choice.Port}", config.Find(HostKeys.SiteUrl));
        Assert.StartsWith("protected:", config.Find(HostKeys.CertificatePassword));
        Assert.AreEqual(SetupCertificates.Password, ConfiguredSecret.FindValue(config, config.Find(HostKeys.CertificatePassword)!));
        Assert.IsTrue(ServedAddress.Of(config).SignIn);
        var overview = await site.Site.Services.GetRequiredService<SetupReader>().ReadAsync(CancellationToken.None);
        Assert.IsTrue(overview.IsAddressPending);
        Assert.IsTrue(overview.IsDone(SetupStep.Address));
        Assert.AreEqual(("CN=grc.example.com", "/sign-in"), await StartAgainAsync(site.Data, overview.ListenUrl!));
    }

    [TestMethod]
    public async Task The_kept_password_serves_again_for_the_same_file_and_for_no_other()
    {
        await using var site = await StartAsync();
        using var certificates = new SetupCertificates(DateTimeOffset.UtcNow.AddDays(90));
        var first = Choice(AddressKind.Certificate, certificates.Path("site.pfx"));
        first.Password.Enter(SetupCertificates.Password, first.CertificateFile);
        await KeepAsync(site, first);
        File.Copy(certificates.Path("site.pfx"), certificates.Path("copy.pfx"));

        var same = await KeepAsync(site, Choice(AddressKind.Certificate, certificates.Path("site.pfx")));
        var other = await KeepAsync(site, Choice(AddressKind.Certificate, certificates.Path("copy.pfx")));

        Assert.IsTrue(same.Succeeded, string.Join("\n", same.Steps));
        Assert.IsFalse(other.Succeeded);
    }

    [TestMethod]
    public async Task Behind_a_proxy_names_and_proxies_are_written_and_leaving_it_removes_them()
    {
        await using var site = await StartAsync();
        var choice = Choice(AddressKind.Proxy, "");
        choice.Proxies = "192.0.2.10 192.0.2.11";

        var proxy = await KeepAsync(site, choice);
        var withProxy = WebConfig.Read(site.Data);
        var alone = await KeepAsync(site, Choice(AddressKind.ThisMachine, ""));

        Assert.IsTrue(proxy.Succeeded, string.Join("\n", proxy.Steps));
        Assert.AreEqual(("true", "192.0.2.10, 192.0.2.11"), (withProxy.Find(HostKeys.BehindProxy), withProxy.Find(HostKeys.KnownProxies)));
        Assert.IsTrue(ServedAddress.Of(withProxy) is { SignIn: true, BehindProxy: true });
        Assert.IsTrue(alone.Succeeded);
        CollectionAssert.AreEqual(new[] { HostKeys.ListenUrl }, WebConfig.Read(site.Data).Keys.ToList());
    }

    [TestMethod]
    [DataRow("names", "Names that people type", "Enter at least one name")]
    [DataRow("malformed", "Names that people type", "\"https://x\" is not a host name")]
    [DataRow("proxy", "Known proxies", "\"proxy.example\" is not an IP address")]
    [DataRow("port", "Port", "\"80,443\" is not a port")]
    [DataRow("taken", "Port", "cannot be used")]
    [DataRow("certificate", "Certificate file", "Enter the path")]
    public async Task Each_failure_is_named_and_nothing_is_written(string failure, string step, string reason)
    {
        await using var site = await StartAsync();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var choice = Choice(failure == "certificate" ? AddressKind.Certificate : AddressKind.Proxy, "");
        if (failure == "names") choice.Names = " , ";
        if (failure == "malformed") choice.Names = "https://x";
        if (failure == "proxy") choice.Proxies = "proxy.example";
        if (failure == "port") choice.Port = "80,443";
        if (failure == "taken") choice.Port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var failed = (await KeepAsync(site, choice)).Steps.Single(candidate => !candidate.Succeeded);

        Assert.AreEqual(step, failed.Name, failed.Finding);
        Assert.Contains(reason, failed.Finding);
        Assert.IsEmpty(WebConfig.Read(site.Data).Keys);
    }

    [TestMethod]
    public async Task Without_an_administrator_other_machines_are_not_let_in()
    {
        await using var site = await TestSite.StartAsync(signIn: false);

        var failed = (await KeepAsync(site, Choice(AddressKind.Proxy, ""))).Steps.Single(step => !step.Succeeded);

        Assert.AreEqual("Administrator", failed.Name);
        Assert.IsEmpty(WebConfig.Read(site.Data).Keys);
    }

    [TestMethod]
    public async Task A_reader_changes_nothing()
    {
        await using var site = await StartAsync();

        await Assert.ThrowsExactlyAsync<AccessDeniedException>(() => site.Site.Services.GetRequiredService<AddressSetup>().KeepAsync(
            Choice(AddressKind.ThisMachine, ""), new Account("Rui", AccountRole.Reader), CancellationToken.None));

        Assert.IsEmpty(WebConfig.Read(site.Data).Keys);
    }

    [TestMethod]
    public void A_key_that_says_neither_true_nor_false_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write(
            "web.config", "<configuration><appSettings><add key='RiskManager.BehindProxy' value='maybe' /></appSettings></configuration>");

        var refused = Assert.ThrowsExactly<TaskSettingsException>(() => ServedAddress.Of(WebConfig.Read(folder.Path)));

        Assert.AreEqual("web.config: RiskManager.BehindProxy is \"maybe\"; true or false is allowed.", refused.Message);
    }

    /// <returns>The subject of the certificate, and where the first page leads to.</returns>
    private static async Task<(string? Subject, string? Page)> StartAgainAsync(string data, string listenUrl)
    {
        string? subject = null;
        using var host = await OpenedHost.OpenAsync(data, CancellationToken.None);
        await using var next = ConnectorsSite.Build(
            host, PluginCatalog.Load(Path.Combine(data, "none")), ServedAddress.Of(host.WebConfig), SetupStart.Offered(host.WebConfig));
        await next.StartAsync();
        using var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
            {
                subject = certificate?.Subject;
                return true;
            },
        };
        using var browser = new HttpClient(handler);
        var page = await browser.GetAsync(listenUrl.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));
        return (subject, page.Headers.Location?.AbsolutePath);
    }

    private static async Task<TestSite> StartAsync()
    {
        var site = await TestSite.StartAsync(signIn: false);
        await site.Site.Services.GetRequiredService<FirstAdministrator>()
            .CreateAsync("Ana", TestSite.Password, Account.Local, CancellationToken.None);
        return site;
    }

    private static AddressChoice Choice(AddressKind kind, string certificate) => new()
    {
        Kind = kind, Names = "grc.example.com", CertificateFile = certificate, Port = FreePort(),
    };

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    private static Task<ConnectionTestResult> KeepAsync(TestSite site, AddressChoice choice) =>
        site.Site.Services.GetRequiredService<AddressSetup>().KeepAsync(choice, Account.Local, CancellationToken.None);
}
