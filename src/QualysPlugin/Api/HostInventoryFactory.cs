using QualysPlugin.Api.Http;
using QualysPlugin.Api.Limits;
using QualysPlugin.Api.SignIn;
using QualysPlugin.Api.Versions;
using QualysPlugin.Settings;
using RiskManager.Contracts;

namespace QualysPlugin.Api;

/// <summary>Opens inventories over HTTP.</summary>
internal sealed class HostInventoryFactory(TimeProvider time) : IHostInventoryFactory
{
    private readonly Random _random = new();

    public IHostInventory Open(QualysAccount account, Tuning tuning, Action<ApiWait> onWait, Action<string> warn)
    {
        var caller = CreateCaller(account, tuning, onWait);
        return new HostInventory(caller, tuning.PageSize, VersionsOf(account, tuning), warn);
    }

    public QualysApiException? FindRefusedLogin(QualysAccount account) => RefusedLogins.Find(account);

    public async Task<ConnectionTestResult> TestConnectionAsync(QualysAccount account, Tuning tuning, CancellationToken cancellationToken)
    {
        // A person waits for the answer, so nothing is tried again and no limit is waited for.
        var impatient = tuning with { Retries = 0, MaxWait = TimeSpan.Zero };
        var caller = CreateCaller(account, impatient, _ => { });
        await using var _ = caller.ConfigureAwait(false);
        return await new ConnectionTest(account, tuning.Proxy, caller, VersionsOf(account, tuning)).RunAsync(cancellationToken)
            .ConfigureAwait(false);
    }

    private static PlatformVersions VersionsOf(QualysAccount account, Tuning tuning) =>
        new(ApiVersionMemory.For(account.Server), tuning.ApiVersion);

    private ApiCaller CreateCaller(QualysAccount account, Tuning tuning, Action<ApiWait> onWait)
    {
        var transport = CreateTransport(account, tuning);
        var throttle = AccountThrottle.For(account, time);
        var retry = new CallRetry(tuning.Retries, tuning.MaxWait, time, NextRandom, wait =>
        {
            if (wait.BlocksAccount)
                throttle.BlockUntil(wait.Until);
            onWait(wait);
        });
        var policy = new CallPolicy(tuning.ConcurrencyCap, tuning.CallReserve, tuning.MaxWait, onWait);
        return new ApiCaller(transport, retry, throttle, policy, fault => RefusedLogins.Observe(account, fault, time.GetLocalNow()));
    }

    private IApiTransport CreateTransport(QualysAccount account, Tuning tuning)
    {
        var usesSession = tuning.UsesSession && !account.UsesToken;
        var http = CreateHttp(account.BaseUrl, account, tuning, usesBasicAuthentication: !usesSession && !account.UsesToken);
        if (usesSession)
            return new SessionTransport(http, account, time);
        if (!account.UsesToken)
            return http;
        var gateway = CreateHttp(account.Gateway, account, tuning, usesBasicAuthentication: false);
        return new TokenTransport(http, new TokenSource(gateway, account, time));
    }

    private ApiTransport CreateHttp(Uri server, QualysAccount account, Tuning tuning, bool usesBasicAuthentication)
    {
        var limits = new TransportLimits(
            tuning.ConnectTimeout, tuning.AnswerTimeout, tuning.StallTimeout, tuning.ReceiveTimeout, tuning.ResponseLimit);
        var tls = new TlsCheck(server.Host);
        var called = new QualysAccount(server, account.User, account.Password);
        return new ApiTransport(ApiTransport.CreateHandler(limits, tls, tuning.Proxy), called, limits, time, tls)
        {
            UsesBasicAuthentication = usesBasicAuthentication,
        };
    }

    private double NextRandom()
    {
        lock (_random)
            return _random.NextDouble();
    }
}
