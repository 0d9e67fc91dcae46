using System.Globalization;
using System.Reflection;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Store;

/// <summary>
/// Brings a database to this version: numbered scripts, each applied once, in order. A script is written once, in SQLite's
/// dialect (docs/storage.md), and translated for PostgreSQL.
/// </summary>
internal static class SchemaMigration
{
    private static readonly IReadOnlyList<(int Version, string Name)> Scripts =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (int.Parse(name.AsSpan(0, 3), CultureInfo.InvariantCulture), name)),
    ];

    public static bool IsUpToDate(DataConnection connection, IDatabaseDialect dialect) => Version(connection, dialect) == Scripts[^1].Version;

    /// <summary>Applies what is missing, inside the transaction that the caller holds: two processes do not both do it.</summary>
    public static int Apply(DataConnection connection, IDatabaseDialect dialect)
    {
        dialect.TakeTurn(connection, "schema");
        var version = Version(connection, dialect);
        if (version > Scripts[^1].Version)
        {
            throw new HostStoreException(
                Words.Of($"The database was made by a newer version of this host (schema {version}, this one knows {Scripts[^1].Version}). Use the newer version."));
        }

        connection.Execute(dialect.Translate(
            "CREATE TABLE IF NOT EXISTS schema_versions (version BIGINT NOT NULL PRIMARY KEY, script TEXT NOT NULL)"));
        foreach (var (number, name) in Scripts.Where(script => script.Version > version))
        {
            connection.Execute(dialect.Translate(Read(name)));
            connection.Execute(
                "INSERT INTO schema_versions (version, script) VALUES (@version, @script)",
                new DataParameter("version", number), new DataParameter("script", name));
        }

        return Scripts[^1].Version;
    }

    private static int Version(DataConnection connection, IDatabaseDialect dialect) =>
        dialect.Exists(connection, "schema_versions")
            ? connection.Execute<int>("SELECT coalesce(max(version), 0) FROM schema_versions")
            : 0;

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
