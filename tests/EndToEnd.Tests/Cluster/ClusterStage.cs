using LinqToDB;
using LinqToDB.Data;
using Microsoft.Extensions.DependencyInjection;
using EndToEnd.Tests.Stage;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Scheduling;
using RiskManager.ReferenceHost.Scheduling.Calendar;
using RiskManager.ReferenceHost.Store.Tables;

namespace EndToEnd.Tests.Cluster;

/// <summary>Hosts on one database, each a process, and a person who looks at it from a host that does not serve.</summary>
internal sealed class ClusterStage : IAsyncDisposable
{
    private static readonly Account Person = new("Ana", AccountRole.Administrator);

    private readonly string _folder = TestFolder.Create("cluster-");
    private readonly List<Node> _nodes = [];
    private readonly string? _connectionString;
    private readonly string _keys;
    private OpenedHost _host = null!;
    private ServiceProvider _services = null!;
    private int _folders;

    private ClusterStage(string? connectionString, string keys) => (_connectionString, _keys) = (connectionString, keys);

    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>Opens a database that nobody serves yet.</summary>
    /// <param name="connectionString">The database; null: the embedded one, in one data folder of all processes.</param>
    /// <param name="keys">Keys of the plugin, as in web.config.</param>
    public static async Task<ClusterStage> CreateAsync(string? connectionString, params (string Key, string Value)[] keys)
    {
        var stage = new ClusterStage(
            connectionString, string.Concat(keys.Select(key => $"<add key=\"{key.Key}\" value=\"{key.Value}\" />")));
        stage._host = await OpenedHost.OpenAsync(stage.NewDataFolder(), CancellationToken.None);
        var plugins = PluginCatalog.Load(Built.HostPlugins);
        stage._services = new ServiceCollection().AddLogging().AddHost(stage._host, plugins).BuildServiceProvider();
        return stage;
    }

    public async Task StartNodesAsync(int count) =>
        _nodes.AddRange(await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Node.StartAsync(NewDataFolder()))));

    /// <summary>Kills a node and starts it again on its data folder.</summary>
    public async Task<Node> RestartAsync(Node node)
    {
        await node.KillAsync();
        _nodes.Remove(node);
        var again = await Node.StartAsync(node.Data);
        _nodes.Add(again);
        return again;
    }

    /// <summary>Configures an active task that is planned for tomorrow.</summary>
    public async Task<string> ConfigureAsync(Simulator qualys, params (string Field, object Value)[] fields)
    {
        var tasks = _services.GetRequiredService<ConnectorTasks>();
        var form = ConnectorTasks.New(_services.GetRequiredService<PluginCatalog>().Get("qualys.import-assets"));
        form.Active = true;
        form.Schedule = new TaskSchedule { StartOn = DateTime.Today.AddDays(1) };
        (string Field, object Value)[] all =
            [
                ("ServerUrl", qualys.Url.ToString()), ("AccessAccount", "user"), ("AccessPassword", "password"),
                ("Perimeter", "Data center"), .. fields
            ];
        foreach (var (name, value) in all)
        {
            var field = form.Settings.GetType().GetProperty(name)!;
            field.SetValue(form.Settings, field.PropertyType.IsEnum ? Enum.Parse(field.PropertyType, (string)value) : value);
        }

        return await tasks.SaveAsync(form, Person, CancellationToken.None);
    }

    /// <summary>Brings the planned run forward to now; whichever node comes first takes it.</summary>
    public Task PlanNowAsync(string taskId) => _host.Database.WriteAsync(
        connection => connection.GetTable<TaskRow>().Where(row => row.Id == taskId)
            .Set(row => row.NextRunAt, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()).Update(),
        CancellationToken.None);

    /// <summary>What a person does on the screen of a host that has nothing to do with the run.</summary>
    public Task<bool> CancelAsync(string runId) =>
        _services.GetRequiredService<RunService>().CancelAsync(runId, Person, CancellationToken.None);

    /// <summary>Runs the task that was configured from the command line, on a data folder of its own or the embedded one.</summary>
    public async Task<(int ExitCode, string Messages)> ImportAsync(Simulator qualys)
    {
        var file = Path.Combine(_folder, "settings.json");
        (ImportSettings.For(qualys) with { Name = "Import Assets from Qualys" }).WriteTo(file);
        var run = await HostInProcess.RunAsync(["import", "--settings", file, "--data", NewDataFolder()]);
        return (run.ExitCode, run.Output + run.Errors);
    }

    /// <summary>The nodes as the screen of a host that does not serve shows them.</summary>
    public Task<IReadOnlyList<SchedulerNode>> NodesAsync() =>
        _services.GetRequiredService<SchedulerNodes>().ReadAsync(CancellationToken.None);

    public Task<T> ReadAsync<T>(Func<DataConnection, T> read) => _host.Database.ReadAsync(read, CancellationToken.None);

    public async Task<IReadOnlyList<RunRecord>> RunsAsync() =>
        await _services.GetRequiredService<RunHistory>().FindAsync(RunFilter.OfTask(null), null, 50, CancellationToken.None);

    /// <summary>The log of all runs.</summary>
    public Task<List<string>> LogAsync() =>
        ReadAsync(connection =>
            connection.GetTable<RunLogRow>().OrderBy(row => row.Id).Select(row => row.Message).ToList());

    /// <summary>How many assets are committed.</summary>
    public Task<int> CommittedAsync() => ReadAsync(connection => connection.GetTable<AssetRow>().Count(asset => asset.SourceId != null));

    /// <summary>The node that executes the run, as soon as it has committed so many assets more than there were.</summary>
    public async Task<Node> ExecutingAsync(int executions, int more = 300)
    {
        await UntilAsync(
            $"execution {executions} has begun", async () => await RunsAsync() is [{ } begun, ..] && begun.ExecutedBy.Count == executions);
        var before = await CommittedAsync();
        await UntilAsync($"execution {executions} has committed batches", async () => await CommittedAsync() >= before + more);
        if (_connectionString is null) return _nodes.Single();
        var key = (await RunsAsync())[0].ExecutedBy[^1].Split('-')[^1];
        var application = await ReadAsync(connection => connection.Query<string>(
            "SELECT application_name FROM pg_stat_activity WHERE datname = current_database()")
            .First(name => name.Contains(" " + key, StringComparison.Ordinal)));
        return _nodes.Single(node => Path.GetFileName(node.Data) == application.Split(' ')[0]);
    }

    /// <summary>Waits for something to become true in the database.</summary>
    public static async Task UntilAsync(string what, Func<Task<bool>> isTrue, int seconds = 120)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!await isTrue())
        {
            if (timeout.IsCancellationRequested) throw new TimeoutException($"Waited {seconds} s in vain until {what}.");
            await Task.Delay(100, CancellationToken.None);
        }
    }

    /// <summary>Waits until the last run has ended with a status.</summary>
    public async Task<RunRecord> EndAsync(string status, int seconds = 120)
    {
        var runs = await RunsAsync();
        await UntilAsync($"a run is {status}", async () =>
        {
            runs = await RunsAsync();
            var failed = runs.FirstOrDefault(run => run.Status == RunStatusNames.Failed);
            if (failed is not null && status != RunStatusNames.Failed)
                throw new InvalidOperationException(failed.Result.Error + "\n" + string.Join("\n", await LogAsync()));
            return runs.Count > 0 && runs[0].Status == status;
        }, seconds);
        return runs[0];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        await _services.DisposeAsync();
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string NewDataFolder()
    {
        var data = Path.Combine(_folder, $"node-{(_connectionString is null ? 1 : Interlocked.Increment(ref _folders))}");
        Directory.CreateDirectory(data);
        File.WriteAllText(Path.Combine(data, "web.config"),
            $"""
            <configuration>
              <connectionStrings>{Database(data)}</connectionStrings>
              <appSettings>
                <add key="RiskManager.KeyFolder" value="{Path.Combine(_folder, "keys")}" />
                {_keys}
              </appSettings>
            </configuration>
            """);
        return data;
    }

    private string Database(string data) => _connectionString is null
        ? ""
        : $"""
           <add name="RiskManager" providerName="Npgsql" connectionString="{_connectionString};Application Name={Path.GetFileName(data)}" />
           """;
}
