using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Setup;
using RiskManager.ReferenceHost.Tests.Access;

namespace RiskManager.ReferenceHost.Tests.Setup;

[TestClass]
public sealed class SetupStartTests
{
    [TestMethod]
    public async Task A_new_data_folder_leads_to_the_setup_at_every_start_until_somebody_ends_it()
    {
        using var folder = new TemporaryFolder();
        using var host = await OpenedHost.OpenAsync(folder.File("data"), CancellationToken.None);

        var first = await DecideAsync(host);
        await TestAccounts.Of(host.Database).AddAsync("Ana", AccountRole.Administrator, "correct horse battery");
        var again = await DecideAsync(host);
        new SetupProgress(new HostFolder(host.Folder)).End();
        var ended = await DecideAsync(host);

        Assert.AreEqual((true, true, false), (first.Leads, again.Leads, ended.Leads));
        Assert.IsTrue(ended.IsInMenu);
    }

    [TestMethod]
    [DataRow("account")]
    [DataRow("key")]
    [DataRow("store")]
    public async Task An_installation_that_was_configured_in_another_way_never_leads(string what)
    {
        using var folder = new TemporaryFolder();
        if (what == "key") Configure(folder, "<appSettings><add key='Qualys.Retries' value='3' /></appSettings>");
        if (what == "store")
        {
            Configure(
                folder, "<connectionStrings><add name='RiskManager' connectionString='Data Source=a.db' /></connectionStrings>");
        }

        using var host = await OpenedHost.OpenAsync(folder.File("data"), CancellationToken.None);
        if (what == "account")
        {
            var accounts = TestAccounts.Of(host.Database);
            await accounts.AddAsync("Ana", AccountRole.Administrator, "correct horse battery");
        }

        Assert.IsFalse((await DecideAsync(host)).Leads);
        Assert.IsFalse(new SetupProgress(new HostFolder(host.Folder)).HasBegun);
    }

    [TestMethod]
    public async Task Only_the_first_page_leads_and_only_while_the_setup_does()
    {
        using var folder = new TemporaryFolder();
        using var host = await OpenedHost.OpenAsync(folder.File("data"), CancellationToken.None);
        await using var site = ConnectorsSite.Build(
            host, PluginCatalog.Load(folder.File("none")), SiteAddress.Parse("http://127.0.0.1:0", behindProxy: false),
            await DecideAsync(host));
        await site.StartAsync();
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(handler) { BaseAddress = new Uri(site.Urls.Single()) };

        var first = await browser.GetAsync("/");
        var other = await browser.GetAsync("/organization");
        new SetupProgress(new HostFolder(host.Folder)).End();
        var ended = await browser.GetAsync("/");

        Assert.AreEqual("/setup", first.Headers.Location?.ToString());
        Assert.AreEqual(HttpStatusCode.OK, other.StatusCode);
        Assert.AreEqual(HttpStatusCode.OK, ended.StatusCode);
    }

    [TestMethod]
    public void Drafts_outlive_the_process_without_a_readable_password_and_lost_keys_lose_only_the_draft()
    {
        using var folder = new TemporaryFolder();
        var choice = new StoreChoice { Host = "db.example.com" };
        choice.Password.Enter("very secret", choice.Target);

        Drafts(folder, "keys").Save(SetupStep.Store, choice);
        var found = Drafts(folder, "keys").Find<StoreChoice>(SetupStep.Store)!;

        var written = string.Concat(Directory.GetFiles(folder.Path).Select(File.ReadAllText));
        Assert.AreEqual(("db.example.com", "very secret"), (found.Host, found.Password.For(choice.Target)));
        Assert.DoesNotContain("very secret", written);
        Assert.DoesNotContain("db.example.com", written);
        Assert.IsNull(Drafts(folder, "other-keys").Find<StoreChoice>(SetupStep.Store));
        Drafts(folder, "keys").Remove(SetupStep.Store);
        Assert.IsNull(Drafts(folder, "keys").Find<StoreChoice>(SetupStep.Store));
    }

    [TestMethod]
    [DataRow("0::/system.slice/riskmanager.service", "riskmanager.service")]
    [DataRow("1:name=systemd:/system.slice/riskmanager.service\n0::/", "riskmanager.service")]
    [DataRow("0::/user.slice/user-1000.slice/user@1000.service/app.slice/terminal.scope", null)]
    [DataRow("0::/user.slice/user-1000.slice/session-3.scope", null)]
    [DataRow("0::/", null)]
    public void The_unit_to_restart_is_named_and_a_terminal_is_none(string controlGroups, string? unit) =>
        Assert.AreEqual(unit, RestartAdvice.FindUnit(controlGroups));

    private static void Configure(TemporaryFolder folder, string sections) =>
        folder.Write("data/web.config", $"<configuration>{sections}</configuration>");

    private static Task<SetupStart> DecideAsync(OpenedHost host) =>
        SetupStart.DecideAsync(host.Folder, host.WebConfig, host.Database, CancellationToken.None);

    private static SetupDrafts Drafts(TemporaryFolder folder, string keys) => new(
        new HostFolder(folder.Path), DataProtectionProvider.Create(new DirectoryInfo(folder.File(keys))), NullLogger<SetupDrafts>.Instance);
}
