using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Store;

/// <summary>
/// Creates the tables of a database, or upgrades them to this version: numbered scripts, each applied once, in order. The first one is the
/// schema of version 0.1. A script is written once, in SQLite's dialect (docs/storage.md), and translated for PostgreSQL.
/// </summary>
internal static class SchemaMigration
{
    /// <summary>The script that adds the column of checksums. Until then a database knows only the numbers of its scripts.</summary>
    private const int ChecksumsScript = 81;

    private static readonly IReadOnlyList<SqlScript> Scripts = SqlScript.Read("schema");

    /// <exception cref="HostStoreException">An applied script was changed since.</exception>
    public static bool IsUpToDate(DataConnection connection, IDatabaseDialect dialect)
    {
        var version = Version(connection, dialect);
        if (version >= ChecksumsScript) Verify(connection);
        return version == Scripts[^1].Number;
    }

    /// <summary>The oldest and the newest schema that this version of the host knows.</summary>
    public static (int Oldest, int Newest) Known => (Scripts[0].Number, Scripts[^1].Number);

    /// <summary>The schema of a database; 0: no host has been there.</summary>
    public static int Version(DataConnection connection, IDatabaseDialect dialect) =>
        dialect.Exists(connection, "schema_versions")
            ? (int)(connection.Number("SELECT max(version) FROM schema_versions") ?? 0)
            : 0;

    /// <summary>Applies the missing scripts in the transaction of the caller. If two processes try, one waits for the other.</summary>
    /// <returns>Whether the database was empty.</returns>
    /// <exception cref="HostStoreException">The database is of another version that cannot be upgraded.</exception>
    public static bool Apply(DataConnection connection, IDatabaseDialect dialect) => ApplyThrough(connection, dialect, Known.Newest);

    /// <summary>The same up to a schema, for the rows of an older backup.</summary>
    public static bool ApplyThrough(DataConnection connection, IDatabaseDialect dialect, int last)
    {
        dialect.AcquireAdvisoryLock(connection, "schema");
        var version = Version(connection, dialect);
        CheckVersion(version);
        connection.Execute(dialect.Translate(
            "CREATE TABLE IF NOT EXISTS schema_versions (version BIGINT NOT NULL PRIMARY KEY, script TEXT NOT NULL)"));
        foreach (var script in Scripts.Where(script => script.Number > version && script.Number <= last))
        {
            connection.Execute(dialect.Translate(script.Text));
            connection.Execute(
                "INSERT INTO schema_versions (version, script) VALUES (@version, @script)",
                new DataParameter("version", script.Number), new DataParameter("script", script.Name));
        }

        if (last >= ChecksumsScript) RecordChecksums(connection);
        return version == 0;
    }

    /// <exception cref="HostStoreException">The database is of another version that cannot be upgraded.</exception>
    public static void CheckVersion(int version)
    {
        var (first, last) = Known;
        if (version > last)
        {
            throw new HostStoreException(Words.Of(
                $"A newer version of this host made the database (schema {version}, this one knows {last}). Use the newer version."));
        }

        if (version > 0 && version < first)
        {
            throw new HostStoreException(Words.Of(
                $"The database was made before version 0.1 (schema {version}). Open it with version 0.1 first."));
        }
    }

    private static void RecordChecksums(DataConnection connection)
    {
        foreach (var script in Scripts)
        {
            connection.Execute(
                "UPDATE schema_versions SET checksum = @checksum WHERE version = @version AND checksum IS NULL",
                new DataParameter("checksum", script.Checksum), new DataParameter("version", script.Number));
        }
    }

    private static void Verify(DataConnection connection)
    {
        var applied = connection.Rows(
                "SELECT version, checksum FROM schema_versions",
                row => (Version: (int)row.GetInt64(0), Checksum: row.IsDBNull(1) ? null : row.GetString(1)))
            .ToDictionary(script => script.Version, script => script.Checksum);
        foreach (var script in Scripts)
        {
            if (!applied.TryGetValue(script.Number, out var checksum) || checksum == script.Checksum) continue;
            throw new HostStoreException(Words.Of(
                $"The schema script {script.Name} was changed after it was applied to this database. Restore the script."));
        }
    }
}
