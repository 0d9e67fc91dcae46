using LinqToDB;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Runs.Live;
using RiskManager.ReferenceHost.Scheduling;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.StandIn;

namespace RiskManager.ReferenceHost.Tests.Connectors;

/// <summary>The services behind the Connectors screen over a fresh data folder, with the stand-in task type.</summary>
internal sealed class ConnectorsStage : IAsyncDisposable
{
    public const string Password = "s3cret-of-the-task";

    public static readonly Account Administrator = new("Ana", AccountRole.Administrator);
    public static readonly Account Reader = new("Rui", AccountRole.Reader);

    private readonly TemporaryFolder _folder;
    private readonly OpenedHost _host;
    private readonly ServiceProvider _services;
    private readonly bool _ownsFolder;

    private ConnectorsStage(TemporaryFolder folder, bool ownsFolder, OpenedHost host, PluginCatalog plugins)
    {
        (_folder, _ownsFolder, _host) = (folder, ownsFolder, host);
        _services = new ServiceCollection().AddLogging().AddHost(host, plugins).BuildServiceProvider();
    }

    public ConnectorTasks Tasks => Get<ConnectorTasks>();

    public DecryptedTasks Filled => Get<DecryptedTasks>();

    public RunService Runs => Get<RunService>();

    public RunHistory History => Get<RunHistory>();

    public TemporaryFolder Folder => _folder;

    public OpenedHost Host => _host;

    public TaskType Type => Get<PluginCatalog>().Get("stand-in");

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A host on a fresh folder, or one more on the folder of another.</summary>
    public static async Task<ConnectorsStage> CreateAsync(TimeProvider? clock = null, ConnectorsStage? beside = null)
    {
        var folder = beside?._folder ?? new TemporaryFolder();
        var plugins = StandInPlugin.Install(folder);
        return new ConnectorsStage(
            folder, beside is null, await OpenedHost.OpenAsync(folder.File("data"), clock ?? TimeProvider.System, CancellationToken.None),
            plugins);
    }

    public TaskForm Form(string name = "Nightly", StandInMode mode = StandInMode.Complete, bool active = true)
    {
        var form = ConnectorTasks.New(Type);
        form.Settings.Name = name;
        form.Active = active;
        Set(form, nameof(StandInSettings.ServerUrl), "http://one");
        Set(form, nameof(StandInSettings.AccessPassword), Password);
        Set(form, nameof(StandInSettings.Mode), (int)mode);
        return form;
    }

    /// <summary>Fills in a field. The settings class is the plugin's own, loaded from its folder, and not this assembly's.</summary>
    public static void Set(TaskForm form, string property, object value)
    {
        var field = form.Settings.GetType().GetProperty(property)!;
        field.SetValue(form.Settings, field.PropertyType.IsEnum ? Enum.ToObject(field.PropertyType, value) : value);
    }

    public static object? Value(IntegrationTaskSettings settings, string property) =>
        settings.GetType().GetProperty(property)!.GetValue(settings);

    public static string? PasswordOf(IntegrationTaskSettings settings) => (string?)Value(settings, nameof(StandInSettings.AccessPassword));

    public Task<string> SaveAsync(TaskForm form) => Tasks.SaveAsync(form, Administrator, CancellationToken.None);

    public Task<TaskRow> RowAsync(string taskId) =>
        _host.Database.ReadAsync(connection => connection.GetTable<TaskRow>().Single(row => row.Id == taskId), CancellationToken.None);

    /// <summary>Waits until a run has ended.</summary>
    public async Task<RunRecord> EndOfAsync(string runId)
    {
        await using var watching = Get<LiveRuns>().WatchAsync(CancellationToken.None).GetAsyncEnumerator();
        while (await watching.MoveNextAsync() && watching.Current.Any(run => run.RunId == runId))
        {
            // Each picture comes half a second after the one before.
        }

        return (await History.FindAsync(runId, CancellationToken.None))!;
    }

    /// <summary>Has the scheduler execute runs, and lets watchers see them.</summary>
    public async Task StartRunsAsync()
    {
        await Get<LiveRuns>().StartAsync(CancellationToken.None);
        await Get<TaskPlanner>().StartAsync(CancellationToken.None);
    }

    /// <summary>Waits until a run has written its first assets.</summary>
    public async Task<LiveRun> WorkingAsync(string runId)
    {
        await foreach (var runs in Get<LiveRuns>().WatchAsync(CancellationToken.None))
        {
            if (runs.SingleOrDefault(run => run.RunId == runId) is { Progress.Done: > 0 } run) return run;
        }

        throw new InvalidOperationException("The watching ended.");
    }

    /// <summary>Starts everything that goes on by itself: live runs, recovery, scheduler.</summary>
    public async Task StartBackgroundAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>()) await service.StartAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>().Reverse()) await service.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        _host.Dispose();
        if (_ownsFolder) _folder.Dispose();
    }
}
