using System.Diagnostics;
using System.Xml;
using Microsoft.Data.Sqlite;

namespace QualysPlugin.Benchmarks;

/// <summary>The least that an import can cost: reading the bytes as XML, and writing the rows.</summary>
internal static class Floor
{
    private const int RowsPerTransaction = 1_000;

    /// <summary>A bare <see cref="XmlReader"/> pass that looks at every node and keeps nothing.</summary>
    public static (TimeSpan Time, long Hosts) Parse(IEnumerable<string> pages)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };
        var watch = Stopwatch.StartNew();
        long hosts = 0;
        foreach (var page in pages)
        {
            using var file = File.OpenRead(page);
            using var reader = XmlReader.Create(file, settings);
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.Name == "HOST")
                    hosts++;
            }
        }

        return (watch.Elapsed, hosts);
    }

    /// <summary>A bare prepared insert of the same values, a transaction for every thousand rows, as durable as the host's store.</summary>
    public static TimeSpan Insert(IEnumerable<string> pages, string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        Execute(
            connection,
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
                + "CREATE TABLE asset (source TEXT, id TEXT, name TEXT, address TEXT, dns TEXT, netbios TEXT, ip TEXT, os TEXT, "
                + "PRIMARY KEY (source, id)) WITHOUT ROWID;");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO asset VALUES ($0, $1, $2, $3, $4, $5, $6, $7)";
        for (var i = 0; i < 8; i++)
            insert.Parameters.Add(new SqliteParameter($"${i}", SqliteType.Text));
        var watch = new Stopwatch();
        SqliteTransaction? transaction = null;
        var rows = 0;
        foreach (var row in Rows(pages))
        {
            watch.Start();
            transaction ??= connection.BeginTransaction();
            insert.Transaction = transaction;
            for (var i = 0; i < 8; i++)
                insert.Parameters[i].Value = row[i] ?? (object)DBNull.Value;
            insert.ExecuteNonQuery();
            if (++rows % RowsPerTransaction == 0)
            {
                transaction.Commit();
                transaction.Dispose();
                transaction = null;
            }

            watch.Stop();
        }

        watch.Start();
        transaction?.Commit();
        transaction?.Dispose();
        return watch.Elapsed;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The rows of the pages, as the floors write them.</summary>
    public static IEnumerable<string?[]> Rows(IEnumerable<string> pages)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreWhitespace = true };
        foreach (var page in pages)
        {
            using var reader = XmlReader.Create(page, settings);
            string?[]? row = null;
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.EndElement && reader.Name == "HOST" && row is not null)
                    yield return row;
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                if (reader.Name == "HOST")
                    row = ["Qualys:benchmark", null, null, null, null, null, null, null];
                else if (row is not null && Column(reader.Name) is var column and >= 0 && !reader.IsEmptyElement && reader.Read())
                    row[column] = reader.Value;
                if (row is not null)
                    row[2] = $"{row[5]} ({row[6]})";
            }
        }
    }

    private static int Column(string element) => element switch
    {
        "ID" => 1,
        "DNS" => 4,
        "NETBIOS" => 5,
        "IP" => 6,
        "OS" => 7,
        _ => -1,
    };
}
