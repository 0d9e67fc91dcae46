using System.Text.Json;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Batches;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import;

/// <summary>
/// The findings of tasks (R36, R37). They are collected in a temporary table first, so that the transaction which replaces the old ones
/// waits for nobody and can be done again after a conflict.
/// </summary>
internal sealed class FindingRepository(Database database, TimeProvider clock, RunFence? fence = null) : IFindingRepository
{
    private const string Staged = "staged_findings";
    private const int ChunkSize = 1_000;

    private const string CreateStaged = $"CREATE TEMP TABLE {Staged} AS SELECT * FROM findings WHERE 1 = 0";

    private const string IndexStaged = $"CREATE UNIQUE INDEX staged_findings_by_identity ON {Staged} (kind, source, import_id, subject)";

    // A finding that is as it was is not written: a large inventory has tens of thousands that never change (R25).
    private const string MergeStaged =
        $"""
        INSERT INTO findings (task_id, kind, source, import_id, subject, run_id, name, perimeter, since, other_id, shared, certain, days)
        SELECT s.task_id, s.kind, s.source, s.import_id, s.subject, s.run_id, coalesce(a.name, ''), coalesce(p.name, ''), s.since,
            s.other_id, s.shared, s.certain, s.days
        FROM {Staged} AS s
            LEFT JOIN sources AS o ON o.name = s.source
            LEFT JOIN assets AS a ON a.source_id = o.id AND a.import_id = s.import_id
            LEFT JOIN perimeters AS p ON p.id = a.perimeter_id
            LEFT JOIN findings AS f ON f.task_id = s.task_id AND f.kind = s.kind AND f.source = s.source AND f.import_id = s.import_id
                AND f.subject = s.subject
        WHERE f.id IS NULL OR f.name <> coalesce(a.name, '') OR f.perimeter <> coalesce(p.name, '')
            OR coalesce(f.shared, '') <> coalesce(s.shared, '') OR f.certain <> s.certain OR coalesce(f.days, -1) <> coalesce(s.days, -1)
        ON CONFLICT (task_id, kind, source, import_id, subject) DO UPDATE
            SET run_id = excluded.run_id, name = excluded.name, perimeter = excluded.perimeter, shared = excluded.shared,
                certain = excluded.certain, days = excluded.days
        """;

    public async Task<IReadOnlyDictionary<FindingKind, long>> ReplaceAsync(
        string taskId, string runId, IReadOnlyCollection<FindingKind> kinds, IAsyncEnumerable<AssetFinding> findings,
        CancellationToken cancellationToken)
    {
        await using var connection = database.OpenConnection();
        await StageAsync(connection, taskId, runId, kinds, findings, cancellationToken);
        return await database.WriteAsync(
            connection,
            writing =>
            {
                fence?.Verify(writing);
                database.AcquireAdvisoryLock(writing, "findings/" + taskId);
                return Merge(writing, taskId, runId, kinds);
            },
            cancellationToken);
    }

    /// <summary>Fills the temporary table of the connection; no other connection sees or waits for it.</summary>
    private async Task StageAsync(
        DataConnection connection, string taskId, string runId, IReadOnlyCollection<FindingKind> kinds,
        IAsyncEnumerable<AssetFinding> findings, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await database.ReadAsync(connection, staging => staging.Execute(CreateStaged), cancellationToken);
        var options = new BulkCopyOptions { TableName = Staged };
        await foreach (var chunk in findings.Chunk(ChunkSize).WithCancellation(cancellationToken))
        {
            await database.ReadAsync(
                connection, staging => staging.BulkCopy(options, chunk.Select(finding => RowOf(finding, taskId, runId, kinds, since))),
                cancellationToken);
        }

        await database.ReadAsync(connection, staging => staging.Execute(IndexStaged), cancellationToken);
    }

    private static FindingRow RowOf(
        AssetFinding finding, string taskId, string runId, IReadOnlyCollection<FindingKind> kinds, long since) => new()
        {
            TaskId = taskId,
            Kind = kinds.Contains(finding.Kind)
                ? FindingKinds.NameOf(finding.Kind)
                : throw new ArgumentException($"A finding of the kind {finding.Kind} is not among those that are replaced.", nameof(kinds)),
            Source = finding.Key.Source,
            ImportId = finding.Key.Id,
            Subject = finding.OtherId ?? "",
            RunId = runId,
            Since = since,
            OtherId = finding.OtherId,
            Shared = finding.Kind == FindingKind.Identity ? JsonSerializer.Serialize(finding.Shared) : null,
            Certain = finding.IsCertain,
            Days = finding.Days,
        };

    private static Dictionary<FindingKind, long> Merge(
        DataConnection connection, string taskId, string runId, IReadOnlyCollection<FindingKind> kinds)
    {
        var names = kinds.Select(FindingKinds.NameOf).ToList();
        var old = connection.GetTable<FindingRow>().Where(row => row.TaskId == taskId && names.Contains(row.Kind));
        var staged = connection.GetTable<FindingRow>().TableName(Staged);

        // What a person decided about a pair holds as long as the pair exists, also while it is not found.
        old.Where(row => row.DismissedAt == null && !staged.Any(found =>
                found.Kind == row.Kind && found.Source == row.Source && found.ImportId == row.ImportId && found.Subject == row.Subject))
            .Delete();
        connection.Execute(MergeStaged);
        foreach (var name in names) connection.InsertOrReplace(new FindingRunRow { TaskId = taskId, Kind = name, RunId = runId });
        var counts = old.Where(row => row.DismissedAt == null).GroupBy(row => row.Kind)
            .Select(group => new { Kind = group.Key, Count = group.LongCount() })
            .ToDictionary(group => group.Kind, group => group.Count, StringComparer.Ordinal);
        return kinds.ToDictionary(kind => kind, kind => counts.GetValueOrDefault(FindingKinds.NameOf(kind)));
    }
}
