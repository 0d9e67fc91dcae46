using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Tests.StandIn;
using RiskManager.ReferenceHost.Tests.Access;

namespace RiskManager.ReferenceHost.Tests.Hosting;

/// <summary>The whole site on a free port of this machine, with or without sign-in.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly TemporaryFolder _folder;
    private readonly OpenedHost _host;

    private TestSite(TemporaryFolder folder, OpenedHost host, WebApplication site)
    {
        (_folder, _host, Site) = (folder, host, site);
        Url = new Uri(site.Urls.Single());
    }

    public WebApplication Site { get; }

    public Uri Url { get; }

    public string Data => _host.Folder;

    public Accounts Accounts => Site.Services.GetRequiredService<Accounts>();

    public static async Task<TestSite> StartAsync(
        bool signIn, bool withPlugin = true, bool behindProxy = false, string settings = "",
        int passwordIterations = TestAccounts.Iterations)
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("data"));
        await File.WriteAllTextAsync(
            folder.File("data/web.config"), $"<configuration><appSettings>{settings}</appSettings></configuration>");
        var plugins = withPlugin ? StandInPlugin.Install(folder) : PluginCatalog.Load(folder.File("none"));
        var host = await OpenedHost.OpenAsync(folder.File("data"), CancellationToken.None);
        var address = SiteAddress.Parse("http://127.0.0.1:0", behindProxy) with { SignIn = signIn };
        var site = ConnectorsSite.Build(host, plugins, address);
        site.Services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount = passwordIterations;
        await site.StartAsync();
        return new TestSite(folder, host, site);
    }

    /// <summary>With sign-in, and Ana as the administrator.</summary>
    public static async Task<TestSite> StartWithAccountAsync(
        string settings = "", int passwordIterations = TestAccounts.Iterations)
    {
        var site = await StartAsync(signIn: true, settings: settings, passwordIterations: passwordIterations);
        await site.Accounts.AddAsync("Ana", AccountRole.Administrator, Password);
        return site;
    }

    /// <summary>A browser: it keeps cookies and shows redirects instead of following them.</summary>
    public HttpClient Browser() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Url };

    public async ValueTask DisposeAsync()
    {
        // Workers of the host would go on writing into the folder that is removed below.
        await Site.StopAsync();
        await Site.DisposeAsync();
        _host.Dispose();
        _folder.Dispose();
    }
}
