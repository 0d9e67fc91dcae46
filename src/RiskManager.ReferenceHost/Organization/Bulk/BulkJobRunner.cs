using System.Globalization;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Bulk;

/// <summary>
/// Carries out jobs batch by batch, each in one transaction with how far the job is. So a job goes on where it was when a host is
/// restarted, and of several hosts one does the work.
/// </summary>
internal sealed class BulkJobRunner(Database database, TimeProvider clock, WebConfigFile webConfig)
{
    /// <summary>Assets of one transaction: other writers wait for a fraction of a second.</summary>
    private const int BatchSize = 200;

    private const string Lock = "bulk-jobs";

    /// <summary>Carries out what is open, in the order in which it began.</summary>
    public async Task RunOpenAsync(CancellationToken cancellationToken)
    {
        if (await FindOpenAsync(cancellationToken) is null) return;
        await using var turn = await database.TryLockAsync(Lock, TimeSpan.Zero, cancellationToken);
        if (turn is null) return;
        while (await FindOpenAsync(cancellationToken) is { } id)
        {
            while (await RunBatchAsync(id, cancellationToken)) cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Changes the next assets of a job.</summary>
    /// <returns>Whether it goes on.</returns>
    public Task<bool> RunBatchAsync(long id, CancellationToken cancellationToken)
    {
        var keepsAssets = PlatformLinks.Find(webConfig.Read()) is null;
        return database.WriteAsync(connection => RunBatch(connection, id, keepsAssets), cancellationToken);
    }

    private Task<long?> FindOpenAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.GetTable<BulkJobRow>()
                .Where(row => row.State == nameof(BulkState.Running) || row.State == nameof(BulkState.Cancelling))
                .OrderBy(row => row.Id).Select(row => (long?)row.Id).FirstOrDefault(),
            cancellationToken);

    private bool RunBatch(DataConnection connection, long id, bool keepsAssets)
    {
        database.AcquireAdvisoryLock(connection, Lock);
        var row = connection.GetTable<BulkJobRow>().First(row => row.Id == id);
        var job = BulkJob.Of(row);
        if (!job.IsOpen) return false;
        var now = clock.GetUtcNow();
        if (!keepsAssets)
            return End(connection, row, job with { State = BulkState.Failed, Problem = BulkProblem.PlatformKeepsAssets }, now);

        if (job.State == BulkState.Cancelling) return End(connection, row, job with { State = BulkState.Cancelled }, now);
        var (after, last) = new BulkBatch(connection, now, job).Apply(row.Position, BatchSize);
        if (last is null) return End(connection, row, after, now);

        // State is left alone: a person may cancel the job at the same moment.
        connection.GetTable<BulkJobRow>().Where(stored => stored.Id == id).Set(stored => stored.Done, after.Changed)
            .Set(stored => stored.Skipped, BulkJob.Text(after.Skipped)).Set(stored => stored.Position, last.Value).Update();
        return true;
    }

    private static bool End(DataConnection connection, BulkJobRow row, BulkJob job, DateTimeOffset now)
    {
        connection.Update(row with
        {
            State = job.State.ToString(), EndedAt = now.ToUnixTimeMilliseconds(), Problem = job.Problem?.ToString(),
        });
        connection.GetTable<BulkJobAssetRow>().Where(asset => asset.JobId == row.Id).Delete();
        var skipped = string.Join(", ", job.Skipped.Select(reason => $"{Text(reason.Value)} {reason.Key}"));
        AuditLog.Record(
            connection, now, AuditModules.Organization, job.Account,
            $"Job {row.Id} of \"{job.Account}\" ended ({job.State}{(job.Problem is { } problem ? $": {problem}" : "")}): of "
            + $"{Text(job.Total)} assets {Text(job.Changed)} were changed"
            + (skipped.Length > 0 ? $", left as they were: {skipped}" : ""));
        return false;
    }

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
