using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RiskManager.ReferenceHost.Access.OpenId;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Access.OpenId;

/// <summary>A provider that is down or is none: the site starts and says so.</summary>
[TestClass]
public sealed class OpenIdProviderTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [TestMethod]
    public async Task A_provider_that_is_down_when_the_site_starts_is_a_warning()
    {
        await using var server = await TestOpenIdProvider.StartAsync();
        server.IsDown = true;
        await using var site = await TestSite.StartAsync(signIn: true, settings: server.Settings());

        var warning = (await CheckAsync(site)).Single();

        Assert.StartsWith($"Warning: The OpenID provider {server.Url}/ cannot be used: it answered", warning);
        Assert.EndsWith("it answered ServiceUnavailable. Accounts of this host can still sign in.", warning);
    }

    [TestMethod]
    public async Task A_configuration_that_lacks_something_is_a_warning()
    {
        await using var server = await TestOpenIdProvider.StartAsync();
        server.HasTokenEndpoint = false;
        await using var site = await TestSite.StartAsync(signIn: true, settings: server.Settings());

        Assert.Contains("its configuration names no token_endpoint.", (await CheckAsync(site)).Single());
    }

    [TestMethod]
    public async Task A_provider_that_answers_is_no_warning()
    {
        await using var server = await TestOpenIdProvider.StartAsync();
        await using var site = await TestSite.StartAsync(signIn: true, settings: server.Settings());

        Assert.IsEmpty(await CheckAsync(site));
    }

    private static async Task<List<string>> CheckAsync(TestSite site)
    {
        var log = new ListLog();
        var services = site.Site.Services;
        using var check = new OpenIdCheck(new OpenIdProvider(
            services.GetRequiredService<OpenIdSettings>(), services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>(), log));
        await check.StartAsync(CancellationToken.None);
        await check.ExecuteTask!.WaitAsync(Limit);
        return log.Lines;
    }

    private sealed class ListLog : ILogger<OpenIdProvider>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel}: {formatter(state, exception)}");
    }
}
