using System.Text.Json;
using LinqToDB.Data;
using Npgsql;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Tables.Postgres;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Sqlite;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import;

/// <summary>
/// The findings of a run in a temporary table: no other connection sees it or waits for it. Rows go there by COPY, or by one prepared
/// statement.
/// </summary>
/// <param name="connection">The connection that the table belongs to.</param>
/// <param name="kinds">The kinds that may be staged.</param>
internal sealed class StagedFindings(DataConnection connection, IReadOnlyCollection<FindingKind> kinds)
{
    public const string Table = "staged_findings";

    private const string Columns = "kind, source, import_id, subject, other_id, shared, certain, days";
    private const int ColumnCount = 8;

    // Made from the table of findings, so that texts are compared as there.
    private const string Make =
        $"""
        CREATE TEMP TABLE {Table} AS
        SELECT kind, source, import_id, subject, other_id, shared, CAST(0 AS BIGINT) AS certain, days FROM findings WHERE 1 = 0
        """;

    private const string Index = $"CREATE UNIQUE INDEX staged_findings_by_identity ON {Table} (kind, source, import_id, subject)";

    public int Create() => connection.Run(Make);

    public int CreateIndex() => connection.Run(Index);

    /// <exception cref="ArgumentException">A finding is of another kind.</exception>
    public int Add(IReadOnlyCollection<AssetFinding> findings)
    {
        if (connection.OpenDbConnection() is NpgsqlConnection server) Copy(server, findings);
        else Insert(findings);
        return findings.Count;
    }

    private void Copy(NpgsqlConnection server, IReadOnlyCollection<AssetFinding> findings)
    {
        using var copy = new BinaryCopy(server, $"COPY {Table} ({Columns}) FROM STDIN (FORMAT BINARY)", ColumnCount);
        foreach (var finding in findings)
        {
            copy.BeginRow();
            copy.Write(KindOf(finding));
            copy.Write(finding.Key.Source);
            copy.Write(finding.Key.Id);
            copy.Write(finding.OtherId ?? "");
            copy.Write(finding.OtherId);
            copy.Write(SharedOf(finding));
            copy.Write(finding.IsCertain ? 1L : 0L);
            copy.Write((long?)finding.Days);
        }

        copy.Complete();
    }

    /// <summary>One transaction for all: it touches the temporary table only, so nobody waits for it.</summary>
    private void Insert(IReadOnlyCollection<AssetFinding> findings)
    {
        connection.Run("BEGIN");
        using (var insert = new SqliteStatement(connection.Handle(), $"INSERT INTO {Table} ({Columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"))
        {
            foreach (var finding in findings)
            {
                insert.Set(1, KindOf(finding)).Set(2, finding.Key.Source).Set(3, finding.Key.Id).Set(4, finding.OtherId ?? "")
                    .Set(5, finding.OtherId).Set(6, SharedOf(finding)).Set(7, finding.IsCertain ? 1L : 0L).Set(8, (long?)finding.Days)
                    .Run();
            }
        }

        connection.Run("COMMIT");
    }

    private string KindOf(AssetFinding finding) => kinds.Contains(finding.Kind)
        ? FindingKinds.NameOf(finding.Kind)
        : throw new ArgumentException($"A finding of the kind {finding.Kind} is not among those that are replaced.", nameof(finding));

    private static string? SharedOf(AssetFinding finding) =>
        finding.Kind == FindingKind.Identity ? JsonSerializer.Serialize(finding.Shared) : null;
}
