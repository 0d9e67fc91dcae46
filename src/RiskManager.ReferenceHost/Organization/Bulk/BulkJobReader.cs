using LinqToDB;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Bulk;

/// <summary>The jobs, as every browser shows them.</summary>
internal sealed class BulkJobReader(Database database)
{
    private const int MaxShown = 5;

    /// <summary>The last jobs, the newest first.</summary>
    public Task<IReadOnlyList<BulkJob>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<BulkJob>>(
            connection =>
                [.. connection.GetTable<BulkJobRow>().OrderByDescending(row => row.Id).Take(MaxShown).ToList().Select(BulkJob.Of)],
            cancellationToken);
}
