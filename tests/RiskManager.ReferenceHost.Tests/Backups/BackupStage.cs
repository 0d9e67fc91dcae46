using RiskManager.ReferenceHost.Backups;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Tests.Postgres;

namespace RiskManager.ReferenceHost.Tests.Backups;

/// <summary>Data folders on either store, and backups between them.</summary>
internal sealed class BackupStage : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _count;

    /// <summary>The store that a restore in these tests goes to: the other one.</summary>
    public static StoreKind Other => TestDatabase.Store == StoreKind.Sqlite ? StoreKind.Postgres : StoreKind.Sqlite;

    public string File(string name) => _folder.File(name);

    /// <summary>A data folder where no host has been, with a <c>web.config</c> that names the store.</summary>
    public async Task<string> NewDataAsync(StoreKind store, string keys = "")
    {
        var connection = store == StoreKind.Sqlite
            ? "connectionString=\"Data Source=riskmanager.db\" providerName=\"Microsoft.Data.Sqlite\""
            : $"connectionString=\"{await PostgresServer.CreateEmptyAsync()}\" providerName=\"Npgsql\"";
        var name = $"data-{++_count}";
        _folder.Write(
            $"{name}/web.config",
            $"""
            <configuration>
              <connectionStrings><add name="RiskManager" {connection} /></connectionStrings>
              <appSettings>{keys}</appSettings>
            </configuration>
            """);
        return _folder.File(name);
    }

    public static Task<Database> OpenAsync(string data) =>
        Database.OpenAsync(WebConfig.ReadExisting(data).Database(), CancellationToken.None);

    public async Task<(string Path, BackupResult Result)> BackupAsync(string data, string? passphrase = null)
    {
        var path = _folder.File($"{++_count}.backup");
        var config = WebConfig.ReadExisting(data);
        using var database = Database.OpenAsIs(config.Database());
        var writer = new BackupWriter(database, new BackedUpFiles(data, config), TimeProvider.System);
        return (path, await writer.WriteAsync(path, passphrase, CancellationToken.None));
    }

    public static async Task<RestoreResult> RestoreAsync(string path, string data, string? passphrase = null, bool replace = false)
    {
        using var backup = BackupFile.Open(path);
        backup.Verify(CancellationToken.None);
        var secrets = passphrase is null ? null : backup.OpenSecrets(passphrase);
        return await new BackupRestore(data).RestoreAsync(backup, secrets, replace, CancellationToken.None);
    }

    public void Dispose() => _folder.Dispose();
}
