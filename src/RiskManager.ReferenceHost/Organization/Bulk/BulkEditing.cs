using System.Globalization;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Organization.Bulk;

/// <summary>
/// What a person does to many assets at once: begins a job, which the host carries out in the background, and cancels it. The assets are
/// those that the list had when the job began.
/// </summary>
internal sealed class BulkEditing(Database database, TimeProvider clock, Actor account)
{
    /// <summary>Begins a job for everything that a query finds.</summary>
    /// <param name="query">The query.</param>
    /// <param name="filter">The query in English words, for the audit log.</param>
    /// <param name="expected">How many assets the person was told.</param>
    /// <param name="change">What to do.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of the job.</returns>
    /// <exception cref="TaskSettingsException">
    /// The change must be corrected, or the query finds another number of assets by now.
    /// </exception>
    public Task<long> StartAsync(
        AssetQuery query, string filter, long expected, BulkChange change, CancellationToken cancellationToken) =>
        StartAsync(
            connection =>
            {
                var found = AssetSearch.FindIds(connection, query).ToList();
                if (found.Count == expected) return found;
                throw new TaskSettingsException(Words.Of($"""
                    The list has changed: it has {found.Count} assets now, not {expected}. Nothing was done. Look at it again, then repeat.
                    """));
            },
            filter, change, cancellationToken);

    /// <summary>Begins a job for some assets.</summary>
    /// <returns>The number of the job.</returns>
    /// <exception cref="TaskSettingsException">The change must be corrected.</exception>
    public Task<long> StartAsync(IReadOnlyCollection<long> assets, BulkChange change, CancellationToken cancellationToken) =>
        StartAsync(_ => [.. assets.Distinct()], "chosen one by one", change, cancellationToken);

    /// <summary>Ends a job after the batch that it is at; what is changed by then stays changed.</summary>
    public Task CancelAsync(long id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var running = connection.GetTable<BulkJobRow>().Where(row => row.Id == id && row.State == nameof(BulkState.Running));
                if (running.Set(row => row.State, nameof(BulkState.Cancelling)).Update() == 0) return false;
                Record(connection, $"Job {id} was cancelled by \"{account}\"");
                return true;
            },
            cancellationToken);

    private Task<long> StartAsync(
        Func<DataConnection, List<long>> choose, string filter, BulkChange change, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var named = BulkTargets.Name(connection, change);
                var assets = choose(connection);
                if (assets.Count == 0) throw new TaskSettingsException(Words.Of($"No asset is chosen."));
                var id = connection.InsertWithInt64Identity(new BulkJobRow
                {
                    Kind = named.Kind.ToString(), Parameters = BulkJob.Text(named), Account = account.Name, StartedFrom = account.From,
                    CreatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(), State = nameof(BulkState.Running), Total = assets.Count,
                });
                connection.BulkCopy(assets.Select(asset => new BulkJobAssetRow { JobId = id, AssetId = asset }));
                var count = assets.Count.ToString("N0", CultureInfo.InvariantCulture);
                Record(connection, $"Job {id} was begun by \"{account}\": {BulkTargets.Describe(named)} {count} assets ({filter})");
                return id;
            },
            cancellationToken);

    private void Record(DataConnection connection, string entry) =>
        AuditLog.Record(connection, clock.GetUtcNow(), AuditModules.Organization, account, entry);
}
