using NSubstitute;
using QualysPlugin.Api;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Limits;
using QualysPlugin.Runs.Setup;
using QualysPlugin.Settings;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

/// <summary>The whole task between an inventory and a platform in memory.</summary>
internal sealed class RunStage
{
    private readonly List<(int Event, string Message)> _log = [];

    public FakeInventory Qualys { get; } = new();

    public FakePlatform Platform { get; } = new();

    /// <summary>What the platform keeps for incremental runs.</summary>
    public FakeMemory Memory { get; } = new();

    public FakeComponents Components => Platform.Components;

    /// <summary>The findings that the platform keeps; null: it neither keeps any nor streams its assets.</summary>
    public FakeFindings? Findings { get; set; }

    /// <summary>Whether the platform streams its assets, but keeps no findings.</summary>
    public bool ForgetsFindings { get; set; }

    /// <summary>The key <c>Qualys.StaleAfterDays</c>; null: it is absent.</summary>
    public int? StaleAfterDays { get; set; }

    /// <summary>Reads documents ahead; null: the platform does not.</summary>
    public IImportDocumentReader? Documents { get; set; }

    public string TaskId { get; set; } = "task";

    /// <summary>The files beside web.config.</summary>
    public Dictionary<string, string> Files { get; } = [];

    public ImportAssetsSettings Settings { get; } = new()
    {
        Name = "Nightly", ServerUrl = "https://q.example.test", AccessAccount = "user", AccessPassword = "password",
        UpdateProperties = true, Perimeter = "Data center",
    };

    /// <summary>Whether the platform can say how many assets a source has.</summary>
    public bool CountsSources { get; set; } = true;

    public bool IsUnattended { get; set; }

    /// <summary>Whether a person approved the next runs.</summary>
    public bool IsApproved { get; set; }

    /// <summary>The last report of progress.</summary>
    public TaskProgress? LastProgress { get; private set; }

    /// <summary>The refusal that the process remembers.</summary>
    public QualysApiException? RefusedLogin { get; set; }

    public int BatchSize { get; set; } = 2;

    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Called with every report of progress.</summary>
    public Action<TaskProgress> Progressed { get; set; } = _ => { };

    /// <summary>Tells the last run that it has to wait.</summary>
    public Action<ApiWait> Wait { get; private set; } = _ => { };

    /// <summary>The keys of web.config.</summary>
    public List<string> Keys { get; } = [];

    /// <summary>The values of web.config.</summary>
    public Dictionary<string, string> Values { get; } = [];

    /// <summary>How many people bear the name of the responsible person.</summary>
    public int People { get; set; } = 1;

    /// <summary>The attributes that are blank on imported assets although they are required.</summary>
    public Dictionary<string, long> BlankAttributes { get; } = [];

    /// <summary>The messages of an event.</summary>
    public IReadOnlyList<string> Said(int eventId) => [.. _log.Where(entry => entry.Event == eventId).Select(entry => entry.Message)];

    public Task<IntegrationTaskResult> RunAsync(CancellationToken cancellationToken = default) =>
        new ImportAssetsTask().RunAsync(Context(), cancellationToken);

    public async Task<IReadOnlyList<PreviewedAsset>> PreviewAsync()
    {
        var assets = new List<PreviewedAsset>();
        await foreach (var asset in new ImportAssetsTask().PreviewAsync(Context(), CancellationToken.None))
            assets.Add(asset);
        return assets;
    }

    public Task<IReadOnlyList<string>> ChoicesAsync(string list) =>
        new ImportAssetsTask().GetChoicesAsync(list, Context(), CancellationToken.None);

    public Task<string> FindSourceAsync() => new ImportAssetsTask().FindAssetSourceAsync(Context(), CancellationToken.None);

    private IntegrationTaskContext Context()
    {
        var inventories = Substitute.For<IHostInventoryFactory>();
        inventories.Open(null!, null!, null!, null!).ReturnsForAnyArgs(call =>
        {
            Wait = call.Arg<Action<ApiWait>>();
            return Qualys;
        });
        inventories.FindRefusedLogin(null!).ReturnsForAnyArgs(RefusedLogin);
        var webConfig = Substitute.For<IApplicationSettings>();
        webConfig.Keys.Returns(Keys);
        webConfig.Find("").ReturnsForAnyArgs((string?)null);
        webConfig.Find("Qualys.BatchSize").Returns($"{BatchSize}");
        webConfig.Find("Qualys.StaleAfterDays").Returns(StaleAfterDays?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var (key, value) in Values)
            webConfig.Find(key).Returns(value);
        var files = Substitute.For<IApplicationFiles>();
        files.ReadText("").ReturnsForAnyArgs(call => Files.GetValueOrDefault(call.Arg<string>()));
        var customAttributes = Substitute.For<ICustomAttributeRepository>();
        customAttributes.CountBlankRequiredAsync("", default).ReturnsForAnyArgs(BlankAttributes);
        var people = Substitute.For<IPersonRepository>();
        people.CountByNameAsync("", default).ReturnsForAnyArgs(_ => People);
        var services = Substitute.For<IServiceProvider>();
        services.GetService(typeof(RunServices)).Returns(new RunServices
        {
            Assets = Platform,
            Fingerprints = Memory.KeepsFingerprints ? new FakeFingerprints(Platform) : null,
            Sources = CountsSources ? Platform : null,
            ImportedAssets = Findings,
            Findings = ForgetsFindings ? null : Findings,
            Documents = Documents,
            Perimeters = Platform,
            People = people,
            CustomAttributes = customAttributes,
            Checkpoints = Platform,
            Components = Components,
            KnowledgeBases = Components,
            TaskStates = Memory.KeepsStates ? Memory : null,
            WebConfig = webConfig,
            Files = files,
            Inventories = inventories,
            Time = Time,
        });
        var log = Substitute.For<ITaskLog>();
        log.WhenForAnyArgs(called => called.Write(default, default, "")).Do(call => _log.Add((call.Arg<int>(), call.Arg<string>())));
        var progress = Substitute.For<ITaskProgress>();
        progress.WhenForAnyArgs(told => told.Report(null!)).Do(call =>
        {
            LastProgress = call.Arg<TaskProgress>();
            Progressed(LastProgress);
        });
        return new IntegrationTaskContext(TaskId, Guid.NewGuid().ToString("n"), Settings, services, progress, log)
        {
            IsUnattended = IsUnattended,
            IsApproved = IsApproved,
        };
    }
}
