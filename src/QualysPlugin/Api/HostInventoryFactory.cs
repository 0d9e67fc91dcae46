using QualysPlugin.Settings;

namespace QualysPlugin.Api;

/// <summary>Opens inventories over HTTP.</summary>
internal sealed class HostInventoryFactory(TimeProvider time) : IHostInventoryFactory
{
    private readonly Random _random = new();

    public IHostInventory Open(QualysAccount account, Tuning tuning, Action<ApiWait> onWait, Action<string> warn)
    {
        var limits = new TransportLimits(tuning.ConnectTimeout, tuning.StallTimeout, tuning.ResponseLimit);
        var transport = new ApiTransport(ApiTransport.CreateHandler(), account, limits, time);
        var retry = new CallRetry(tuning.Retries, tuning.LongestWait, time, NextRandom, onWait);
        var caller = new ApiCaller(transport, retry, AccountGovernor.For(account));
        return new HostInventory(caller, tuning.PageSize, new ApiVersions(tuning.ApiVersion), warn);
    }

    private double NextRandom()
    {
        lock (_random)
            return _random.NextDouble();
    }
}
