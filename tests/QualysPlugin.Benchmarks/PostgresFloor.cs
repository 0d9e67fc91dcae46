using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace QualysPlugin.Benchmarks;

/// <summary>The least that writing the rows to PostgreSQL can cost: a bare binary COPY, a thousand rows a transaction.</summary>
internal static class PostgresFloor
{
    private const int RowsPerTransaction = 1_000;

    public static TimeSpan Copy(IEnumerable<string> pages, string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using (var create = new NpgsqlCommand(
            "CREATE TABLE asset (source text, id text, name text, address text, dns text, netbios text, ip text, os text, "
                + "PRIMARY KEY (source, id))",
            connection))
            create.ExecuteNonQuery();
        var watch = new Stopwatch();
        foreach (var rows in Floor.Rows(pages).Chunk(RowsPerTransaction))
        {
            watch.Start();
            using (var copy = connection.BeginBinaryImport("COPY asset FROM STDIN (FORMAT BINARY)"))
            {
                foreach (var row in rows)
                {
                    copy.StartRow();
                    foreach (var value in row)
                    {
                        if (value is null)
                            copy.WriteNull();
                        else
                            copy.Write(value, NpgsqlDbType.Text);
                    }
                }

                copy.Complete();
            }

            watch.Stop();
        }

        return watch.Elapsed;
    }
}
