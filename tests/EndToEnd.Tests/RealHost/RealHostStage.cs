using EndToEnd.Tests.Stage;
using RiskManagerSimulator.Hosting;
using RiskManagerSimulator.Organization;
using RiskManagerSimulator.Platform;

namespace EndToEnd.Tests.RealHost;

/// <summary>The reference host between two simulators: Qualys, and the Risk Manager that keeps the assets.</summary>
internal sealed class RealHostStage : IAsyncDisposable
{
    public const string KeyAttribute = "ext_key";
    private const string Mapped = "dnsName=dns_name;netBiosName=netbios_name;ipAddress=ip_address;operatingSystem=operating_system";

    private readonly Simulator _qualys;
    private RunningSimulator _simulator;

    private RealHostStage(Simulator qualys, RunningSimulator simulator)
    {
        _qualys = qualys;
        _simulator = simulator;
        Settings = ImportSettings.For(qualys);
    }

    public ReferenceHost Host { get; private set; } = new();

    public ImportSettings Settings { get; set; }

    public RiskManagerPlatform Platform => _simulator.Platform;

    public string Source => $"Qualys:{_qualys.Url.Authority}";

    /// <summary>The assets that carry a key or the name of a Qualys host: the platform is empty otherwise.</summary>
    public IReadOnlyList<Asset> Assets
    {
        get
        {
            lock (Platform.Organization.Lock) return [.. Platform.Organization.Assets.All];
        }
    }

    public static async Task<RealHostStage> StartAsync(
        int hosts, SimulatorOptions? options = null, bool withKey = true, params (string Key, string Value)[] keys)
    {
        var qualys = await QualysPlatform.StartAsync("--hosts", hosts.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var simulator = await RunningSimulator.StartAsync((options ?? new SimulatorOptions()) with { Port = 0 });
        var stage = new RealHostStage(qualys, simulator);
        stage.Configure(withKey, keys);
        return stage;
    }

    public void Configure(bool withKey = true, params (string Key, string Value)[] keys) => Host.Configure(
    [
        ("RiskManager.PlatformUrl", _simulator.Url.ToString()),
        ("RiskManager.PlatformClientId", "qualys-import"),
        ("RiskManager.PlatformClientSecret", "simulator-secret"),
        ("RiskManager.PlatformAttributes", Mapped),
        .. withKey ? [("RiskManager.PlatformKeyAttribute", KeyAttribute)] : Array.Empty<(string, string)>(),
        .. keys,
    ]);

    public Task<HostRun> ImportAsync(params string[] more) => Host.ImportAsync(Settings, more);

    public async Task<HostRun> ImportCompleteAsync()
    {
        var run = await ImportAsync();
        Assert.AreEqual((0, "Complete"), (run.ExitCode, run.Summary.Status), run.ToString());
        return run;
    }

    /// <summary>The asset of an imported host.</summary>
    public Asset AssetOf(string id) => Assets.Single(asset => KeyOf(asset) == $"{Source}/{id}");

    /// <summary>One of the imported assets that has a DNS name.</summary>
    public async Task<ImportedAsset> AnyAsync()
    {
        var listed = (await Host.AssetsAsync()).First(asset => asset["id"] is not null && asset["dnsName"] is not null);
        var asset = AssetOf((string)listed["id"]!);
        return new ImportedAsset(asset.Id, (string)listed["id"]!, asset.Name);
    }

    /// <summary>The keys of all assets, each as often as it is there.</summary>
    public IReadOnlyList<string> Keys() =>
        [.. Assets.Select(KeyOf).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>Forgets what the host keeps; the platform stays.</summary>
    public void LoseTheLocalStore()
    {
        Host.Dispose();
        Host = new ReferenceHost();
        Configure();
    }

    private static string? KeyOf(Asset asset) => (string?)asset.CustomAttributes.GetValueOrDefault(KeyAttribute);

    public async ValueTask DisposeAsync()
    {
        await _qualys.DisposeAsync();
        await _simulator.DisposeAsync();
        Host.Dispose();
    }
}

/// <summary>An imported asset.</summary>
/// <param name="Id">The platform's ID.</param>
/// <param name="ImportId">The host ID in Qualys.</param>
/// <param name="Name">Its name.</param>
internal sealed record ImportedAsset(Guid Id, string ImportId, string Name);
