using System.Globalization;
using System.Reflection;
using LinqToDB.Data;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Store;

/// <summary>Brings a database to this version: numbered scripts, each applied once, in order.</summary>
internal static class SchemaMigration
{
    private static readonly IReadOnlyList<(int Version, string Name)> Scripts =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (int.Parse(name.AsSpan(0, 3), CultureInfo.InvariantCulture), name)),
    ];

    public static bool IsUpToDate(DataConnection connection) => Version(connection) == Scripts[^1].Version;

    /// <summary>Applies what is missing, inside the transaction that the caller holds: two processes do not both do it.</summary>
    public static int Apply(DataConnection connection)
    {
        var version = Version(connection);
        if (version > Scripts[^1].Version)
        {
            throw new HostStoreException(
                $"The database was made by a newer version of this host (schema {version}, this one knows {Scripts[^1].Version}). Use the newer version.");
        }

        connection.Execute("CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER PRIMARY KEY, script TEXT NOT NULL)");
        foreach (var (number, name) in Scripts.Where(script => script.Version > version))
        {
            connection.Execute(Read(name));
            connection.Execute(
                "INSERT INTO schema_versions (version, script) VALUES (@version, @script)",
                new DataParameter("version", number), new DataParameter("script", name));
        }

        return Scripts[^1].Version;
    }

    private static int Version(DataConnection connection)
    {
        var known = connection.Execute<int>("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_versions'");
        return known == 0 ? 0 : connection.Execute<int>("SELECT coalesce(max(version), 0) FROM schema_versions");
    }

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
