using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Diagnosis.Checks;

/// <summary>
/// The host that is looked at, as far as it can be opened: with a broken <c>web.config</c> or without a database some of it is missing,
/// and the reason is kept.
/// </summary>
internal sealed class DiagnosedHost : IDisposable
{
    private DiagnosedHost(string folder, PluginCatalog plugins, TimeProvider clock) => (Folder, Plugins, Clock) = (folder, plugins, clock);

    public string Folder { get; }

    public PluginCatalog Plugins { get; }

    public TimeProvider Clock { get; }

    /// <summary>Null: it cannot be read.</summary>
    public WebConfig? WebConfig { get; private init; }

    /// <summary>Null: it is not there, or <c>web.config</c> does not say where.</summary>
    public Database? Database { get; private init; }

    /// <summary>Where the database is; null: <c>web.config</c> does not say.</summary>
    public DatabaseOptions? DatabaseOptions { get; private init; }

    /// <summary>Why there is no <see cref="Database"/>.</summary>
    public string? DatabaseProblem { get; private init; }

    public static DiagnosedHost Open(string folder, PluginCatalog plugins, TimeProvider clock)
    {
        WebConfig? webConfig = null;
        DatabaseOptions? options = null;
        try
        {
            webConfig = WebConfig.ReadExisting(folder);
            options = webConfig.Database();
            return new DiagnosedHost(folder, plugins, clock)
            {
                WebConfig = webConfig, DatabaseOptions = options, Database = Database.OpenAsIs(options),
            };
        }
        catch (Exception exception) when (exception is TaskSettingsException or HostStoreException)
        {
            return new DiagnosedHost(folder, plugins, clock)
            {
                WebConfig = webConfig, DatabaseOptions = options, DatabaseProblem = exception.Message,
            };
        }
    }

    /// <summary>The configured tasks; null: they cannot be read, which other checks say.</summary>
    public async Task<IReadOnlyList<TaskRow>?> FindTasksAsync(CancellationToken cancellationToken)
    {
        if (!await HasCurrentSchemaAsync(cancellationToken)) return null;
        return await Database!.ReadAsync(connection => connection.GetTable<TaskRow>().OrderBy(row => row.Name).ToList(), cancellationToken);
    }

    /// <summary>Whether the tables can be read.</summary>
    public async Task<bool> HasCurrentSchemaAsync(CancellationToken cancellationToken)
    {
        if (Database is null) return false;
        try
        {
            return await Database.ReadAsync(
                connection => Database.ReadSchema(connection) == SchemaMigration.Known.Newest, cancellationToken);
        }
        catch (HostStoreException)
        {
            // The check of the store says why.
            return false;
        }
    }

    public void Dispose() => Database?.Dispose();
}
