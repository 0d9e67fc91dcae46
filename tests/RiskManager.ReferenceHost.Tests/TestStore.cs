using System.Text;
using LinqToDB;
using LinqToDB.Data;
using Microsoft.Extensions.Time.Testing;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Commands.Assets;
using RiskManager.ReferenceHost.Import;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests;

/// <summary>A fresh database with what a test of the store needs at hand.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    public const string Source = "Qualys:platform.example";
    public const string Run = "run-1";

    private readonly TestDatabase? _place;

    private TestStore(Database database, TestDatabase? place)
    {
        _place = place;
        Database = database;
        Assets = new AssetRepository(database, Clock);
        Components = new ComponentRepository(database);
        People = new AssetEditing(database, Clock, "Administrator");
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.Zero));

    public Database Database { get; }

    public AssetRepository Assets { get; }

    public ComponentRepository Components { get; }

    /// <summary>What people do.</summary>
    public AssetEditing People { get; }

    /// <summary>The data folder of a host whose database this is.</summary>
    public string FolderPath => _place!.FolderPath;

    public static async Task<TestStore> CreateAsync()
    {
        var place = await TestDatabase.CreateAsync();
        return new TestStore(await Database.OpenAsync(place.Options, CancellationToken.None), place);
    }

    /// <summary>A store in a database that the test keeps.</summary>
    public static async Task<TestStore> OpenAsync(DatabaseOptions options) =>
        new(await Database.OpenAsync(options, CancellationToken.None), null);

    public static AssetKey Key(string id) => new(Source, id);

    public static string Asset(string id, string fields = "", string? name = null, string source = Source, string type = "Technology") =>
        $"<asset><source>{source}</source><id>{id}</id><name>{name ?? "SRV" + id}</name><type>{type}</type>{fields}</asset>";

    public static string Attribute(string name, string value) => $"<attributes><attribute name=\"{name}\">{value}</attribute></attributes>";

    public static ImportBatch Batch(
        string assets, string? perimeter, string? responsible, string run, IReadOnlyList<StoredComponent> components) => new()
    {
        TaskId = "task",
        RunId = run,
        Document = assets.Length == 0
            ? (ArraySegment<byte>?)null
            : new ArraySegment<byte>(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?><assets>{assets}</assets>")),
        Perimeter = perimeter,
        Responsible = responsible,
        Components = components,
        Checkpoint = new Checkpoint("task", run, "state of " + run),
    };

    public static StoredComponent Component(string id, string name = "Windows Server 2019", string knowledgeBase = "WIN.000123") =>
        new(Key(id), "operating-system", name, "cpe:2.3:o:microsoft:windows_server_2019:-:*:*:*:*:*:*:*", knowledgeBase);

    public Task<AppliedBatch> ApplyAsync(
        string assets,
        string? perimeter = "Data center",
        string? responsible = null,
        string run = Run,
        IReadOnlyList<StoredComponent>? components = null) =>
        Assets.ApplyAsync(Batch(assets, perimeter, responsible, run, components ?? []), CancellationToken.None);

    public async Task<StoredAsset> GetAsync(string id) => (await Assets.FindAsync(Source, [id], CancellationToken.None)).Single();

    public Task<T> ReadAsync<T>(Func<DataConnection, T> read) => Database.ReadAsync(read, CancellationToken.None);

    public Task<AssetRow> RowAsync(string id) => ReadAsync(connection => connection.GetTable<AssetRow>().Single(row => row.ImportId == id));

    public Task<List<string>> AuditAsync() =>
        ReadAsync(connection => connection.GetTable<AuditRow>().OrderBy(row => row.Id).Select(row => row.Entry).ToList());

    /// <summary>What people did to imported assets, a text each.</summary>
    public async Task<List<string>> EventsAsync() =>
        [.. (await ReadAsync(connection => connection.GetTable<AssetEventRow>().OrderBy(row => row.Id).ToList()))
            .Select(row => $"{row.Kind} {row.ImportId} {row.Field}: {row.OldValue} → {row.NewValue} by {row.Account}")];

    public Task WriteAsync(string sql) => Database.WriteAsync(connection => connection.Execute(sql), CancellationToken.None);

    public async Task<List<AssetLine>> ListAsync()
    {
        var lines = new List<AssetLine>();
        await foreach (var line in AssetListing.StreamAsync(Database, CancellationToken.None)) lines.Add(line);
        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        await Assets.DisposeAsync();
        await Components.DisposeAsync();
        Database.Dispose();
        if (_place is not null) await _place.DisposeAsync();
    }
}
