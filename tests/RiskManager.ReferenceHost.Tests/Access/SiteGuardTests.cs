using System.Net;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Access;

/// <summary>Requests under other names, from other sites, through proxies, and what may be cached.</summary>
[TestClass]
public sealed class SiteGuardTests
{
    private const string ProxiedSite = """<add key="RiskManager.SiteNames" value="grc.example.com" />""";

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task A_request_under_the_name_of_another_site_is_refused(bool signIn)
    {
        await using var site = await TestSite.StartAsync(signIn);
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Host = "evil.example";

        var answer = await browser.GetAsync("/");

        Assert.AreEqual(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.IsNull(answer.Headers.Location);
    }

    [TestMethod]
    [DataRow("http://evil.example")]
    [DataRow("null")]
    [DataRow("http://127.0.0.1:1")]
    public async Task The_connection_of_the_screens_takes_no_page_of_another_site(string origin)
    {
        await using var site = await TestSite.StartAsync(signIn: false);

        Assert.AreEqual(HttpStatusCode.Forbidden, await ConnectAsync(site, origin));
        Assert.AreEqual(HttpStatusCode.OK, await ConnectAsync(site, site.Url.GetLeftPart(UriPartial.Authority)));
    }

    [TestMethod]
    [DataRow("Via", "1.1 proxy")]
    [DataRow("X-Real-IP", "203.0.113.9")]
    [DataRow("Forwarded", "for=203.0.113.9")]
    public async Task On_this_machine_alone_every_known_header_of_a_proxy_is_refused(string header, string value)
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Add(header, value);

        Assert.AreEqual(HttpStatusCode.Forbidden, (await browser.GetAsync("/")).StatusCode);
    }

    [TestMethod]
    public async Task Behind_a_proxy_only_https_is_answered_and_cookies_are_secure()
    {
        await using var site = await TestSite.StartAsync(signIn: true, behindProxy: true, settings: ProxiedSite);
        using var browser = site.Browser();

        var plain = await browser.GetAsync("/sign-in");
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        browser.DefaultRequestHeaders.Add("X-Forwarded-Host", "grc.example.com");
        var secure = await browser.GetAsync("/sign-in");
        var asked = await browser.GetAsync("/");

        Assert.AreEqual((HttpStatusCode.Forbidden, HttpStatusCode.OK), (plain.StatusCode, secure.StatusCode));
        Assert.Contains("; secure", secure.Headers.GetValues("Set-Cookie").Single());
        Assert.AreEqual("https://grc.example.com/sign-in?returnUrl=%2F", asked.Headers.Location!.OriginalString);
    }

    [TestMethod]
    public async Task Behind_a_proxy_the_metrics_are_for_signed_in_accounts_alone()
    {
        await using var proxied = await TestSite.StartAsync(signIn: true, behindProxy: true, settings: ProxiedSite);
        await using var direct = await TestSite.StartAsync(signIn: true);
        using var throughProxy = proxied.Browser();
        throughProxy.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var fromHere = direct.Browser();

        Assert.AreEqual(HttpStatusCode.Redirect, (await throughProxy.GetAsync("/metrics")).StatusCode);
        Assert.AreEqual(HttpStatusCode.OK, (await fromHere.GetAsync("/metrics")).StatusCode);
    }

    [TestMethod]
    [DataRow("", "RiskManager.SiteNames has to name the hosts")]
    [DataRow("""<add key="RiskManager.SiteNames" value="https://grc.example.com" />""", "which is no host name")]
    [DataRow(ProxiedSite + """<add key="RiskManager.KnownProxies" value="proxy" />""", "which is no IP address")]
    public void Behind_a_proxy_the_site_has_to_know_its_names_and_proxies(string settings, string reason)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("web.config"), $"<configuration><appSettings>{settings}</appSettings></configuration>");
        var config = WebConfig.Read(folder.Path);

        var refused = Assert.ThrowsExactly<TaskSettingsException>(() =>
        {
            SiteNames.Of(SiteAddress.Parse("http://127.0.0.1:5080", behindProxy: true), config);
            SiteNames.Proxies(config);
        });

        Assert.Contains(reason, refused.Message);
    }

    [TestMethod]
    public void Known_proxies_and_names_are_lists()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            folder.File("web.config"),
            """
            <configuration><appSettings><add key="RiskManager.SiteNames" value="grc.example.com, *.grc.example.com" />
            <add key="RiskManager.KnownProxies" value="192.0.2.10;2001:db8::1" /></appSettings></configuration>
            """);
        var config = WebConfig.Read(folder.Path);

        CollectionAssert.AreEqual(
            new[] { "grc.example.com", "*.grc.example.com", "127.0.0.1", "localhost", "[::1]" },
            SiteNames.Of(SiteAddress.Parse("http://127.0.0.1:5080", behindProxy: true), config).ToList());
        CollectionAssert.AreEqual(
            new[] { IPAddress.Parse("192.0.2.10"), IPAddress.Parse("2001:db8::1") }, SiteNames.Proxies(config).ToList());
    }

    [TestMethod]
    [DataRow("/")]
    [DataRow("/runs/1/support-bundle")]
    [DataRow("/runs/1/import-xml")]
    [DataRow("/health")]
    public async Task Pages_and_downloads_are_kept_in_no_cache(string path)
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        using var browser = site.Browser();

        Assert.IsTrue((await browser.GetAsync(path)).Headers.CacheControl!.NoStore);
    }

    private static async Task<HttpStatusCode> ConnectAsync(TestSite site, string origin)
    {
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Add("Origin", origin);
        return (await browser.PostAsync("/_blazor/negotiate?negotiateVersion=1", null)).StatusCode;
    }
}
