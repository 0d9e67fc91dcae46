using System.Globalization;
using System.Reflection;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Tests.Store;

/// <summary>Databases as older versions made them; the folder Version01 has the scripts as version 0.1 shipped them.</summary>
internal static class OldDatabase
{
    public const int LastOfVersion01 = 71;
    public const int LastOfVersion02 = 81;

    /// <summary>Does what version 0.1 did with its scripts, up to a number, and then adds data.</summary>
    public static async Task CreateAsync(DatabaseOptions options, int last, string data = "SELECT 1")
    {
        using var dialect = options.CreateDialect();
        await using var connection = dialect.Open();
        await dialect.WriteAsync(
            connection,
            writing =>
            {
                writing.Execute(dialect.Translate(
                    "CREATE TABLE schema_versions (version BIGINT NOT NULL PRIMARY KEY, script TEXT NOT NULL)"));
                foreach (var (number, name) in Scripts().Where(script => script.Number <= last))
                {
                    writing.Execute(dialect.Translate(Read(name)));
                    writing.Execute($"INSERT INTO schema_versions (version, script) VALUES ({number}, '{name}')");
                }

                return writing.Execute(data);
            },
            CancellationToken.None);
    }

    private static IEnumerable<(int Number, string Name)> Scripts() =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(resource => resource.StartsWith("version-0.1/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(resource => resource["version-0.1/".Length..])
            .Select(name => (int.Parse(name[..3], CultureInfo.InvariantCulture), name));

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"version-0.1/{name}")!);
        return reader.ReadToEnd();
    }
}
