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
    private const int ChunkSize = 5_000;

    private const string Table = StagedFindings.Table;

    // What a person decided about a pair holds as long as the pair exists, also while it is not found.
    private const string DeleteOld =
        $"""
        DELETE FROM findings WHERE task_id = @task AND kind = @kind AND dismissed_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM {Table} AS s WHERE s.kind = findings.kind AND s.source = findings.source
                AND s.import_id = findings.import_id AND s.subject = findings.subject)
        """;

    // A finding that is as it was is not written: a large inventory has tens of thousands that never change (R25).
    private const string MergeStaged =
        $"""
        INSERT INTO findings (task_id, kind, source, import_id, subject, run_id, name, perimeter, since, other_id, shared, certain, days)
        SELECT @task, s.kind, s.source, s.import_id, s.subject, @run, coalesce(a.name, ''), coalesce(p.name, ''), @since,
            s.other_id, s.shared, s.certain <> 0, s.days
        FROM {Table} AS s
            LEFT JOIN sources AS o ON o.name = s.source
            LEFT JOIN assets AS a ON a.source_id = o.id AND a.import_id = s.import_id
            LEFT JOIN perimeters AS p ON p.id = a.perimeter_id
            LEFT JOIN findings AS f ON f.task_id = @task AND f.kind = s.kind AND f.source = s.source AND f.import_id = s.import_id
                AND f.subject = s.subject
        WHERE f.id IS NULL OR f.name <> coalesce(a.name, '') OR f.perimeter <> coalesce(p.name, '')
            OR coalesce(f.shared, '') <> coalesce(s.shared, '') OR f.certain <> (s.certain <> 0)
            OR coalesce(f.days, -1) <> coalesce(s.days, -1)
        ON CONFLICT (task_id, kind, source, import_id, subject) DO UPDATE
            SET run_id = excluded.run_id, name = excluded.name, perimeter = excluded.perimeter, shared = excluded.shared,
                certain = excluded.certain, days = excluded.days
        """;

    private const string SaveRun =
        """
        INSERT INTO finding_runs (task_id, kind, run_id) VALUES (@task, @kind, @run)
        ON CONFLICT (task_id, kind) DO UPDATE SET run_id = excluded.run_id
        """;

    private const string CountKept = "SELECT count(*) FROM findings WHERE task_id = @task AND kind = @kind AND dismissed_at IS NULL";

    public async Task<IReadOnlyDictionary<FindingKind, long>> ReplaceAsync(
        string taskId, string runId, IReadOnlyCollection<FindingKind> kinds, IAsyncEnumerable<AssetFinding> findings,
        CancellationToken cancellationToken)
    {
        await using var connection = database.OpenConnection();
        await StageAsync(connection, kinds, findings, cancellationToken);
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

    private async Task StageAsync(
        DataConnection connection, IReadOnlyCollection<FindingKind> kinds, IAsyncEnumerable<AssetFinding> findings,
        CancellationToken cancellationToken)
    {
        var staged = new StagedFindings(connection, kinds);
        await database.ReadAsync(connection, _ => staged.Create(), cancellationToken);
        await foreach (var chunk in findings.Chunk(ChunkSize).WithCancellation(cancellationToken))
            await database.ReadAsync(connection, _ => staged.Add(chunk), cancellationToken);
        await database.ReadAsync(connection, _ => staged.CreateIndex(), cancellationToken);
    }

    private Dictionary<FindingKind, long> Merge(
        DataConnection connection, string taskId, string runId, IReadOnlyCollection<FindingKind> kinds)
    {
        foreach (var kind in kinds) connection.Run(DeleteOld, ("@task", taskId), ("@kind", FindingKinds.NameOf(kind)));
        var since = clock.GetUtcNow().ToUnixTimeMilliseconds();
        connection.Run(MergeStaged, ("@task", taskId), ("@run", runId), ("@since", since));
        var counts = new Dictionary<FindingKind, long>();
        foreach (var kind in kinds)
        {
            var name = FindingKinds.NameOf(kind);
            connection.Run(SaveRun, ("@task", taskId), ("@kind", name), ("@run", runId));
            counts[kind] = connection.Number(CountKept, ("@task", taskId), ("@kind", name)) ?? 0;
        }

        return counts;
    }
}
