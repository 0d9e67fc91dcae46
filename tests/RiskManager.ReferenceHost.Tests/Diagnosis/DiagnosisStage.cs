using LinqToDB;
using Microsoft.Extensions.Time.Testing;
using RiskManager.ReferenceHost.Diagnosis.Checks;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Settings.Files;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Postgres;
using RiskManager.ReferenceHost.Tests.StandIn;

namespace RiskManager.ReferenceHost.Tests.Diagnosis;

/// <summary>A data folder to look at.</summary>
internal sealed class DiagnosisStage : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private PluginCatalog? _plugins;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));

    public string Data => _folder.File("data");

    public PluginCatalog Plugins
    {
        get => _plugins ??= StandInPlugin.Install(_folder);
        set => _plugins = value;
    }

    public TemporaryFolder Folder => _folder;

    /// <summary>A stage whose host was started once, on the store of the test.</summary>
    public static async Task<DiagnosisStage> CreateAsync(string keys = "")
    {
        var stage = new DiagnosisStage();
        await stage.ConfigureAsync(keys);
        using (await OpenedHost.OpenAsync(stage.Data, CancellationToken.None))
        {
        }

        return stage;
    }

    public async Task ConfigureAsync(string keys)
    {
        DataFolderAccess.Create(Data);
        var connection = TestDatabase.Store == StoreKind.Postgres
            ? $"<add name=\"RiskManager\" connectionString=\"{await PostgresServer.CopyAsync()}\" providerName=\"Npgsql\" />"
            : "";
        Write(
            "web.config",
            $"<configuration><connectionStrings>{connection}</connectionStrings><appSettings>{keys}</appSettings></configuration>");
    }

    /// <summary>Writes a file of the data folder that nobody else may read, as the host does.</summary>
    public void Write(string name, string text)
    {
        var path = _folder.Write($"data/{name}", text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public async Task InsertAsync<T>(params T[] rows)
        where T : notnull
    {
        using var database = await Database.OpenAsync(WebConfig.ReadExisting(Data).Database(), CancellationToken.None);
        await database.WriteAsync(
            connection =>
            {
                foreach (var row in rows) connection.Insert(row);
                return true;
            },
            CancellationToken.None);
    }

    public async Task<IReadOnlyList<CheckResult>> LookAsync(IDiagnosticCheck check)
    {
        using var host = DiagnosedHost.Open(Data, Plugins, Clock);
        return await check.RunAsync(host, CancellationToken.None);
    }

    public async Task<CheckResult> LookOnceAsync(IDiagnosticCheck check) => (await LookAsync(check)).Single();

    public static TaskRow NewTask(string id = "task", string? secrets = null, string? schedule = null, long changedAt = 0) => new()
    {
        Id = id, Name = "Nightly", NameKey = id, TypeId = "stand-in", Settings = """{ "serverUrl": "https://qualys.example/api" }""",
        Secrets = secrets, Schedule = schedule, Active = true, ChangedBy = "Ana", ChangedAt = changedAt,
    };

    public void Dispose() => _folder.Dispose();
}
