using System.Text.Json;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>
/// What runs and people did to an asset, newest first. Of a run's changes the first 10,000 are kept; the run and the audit log say how
/// many there were.
/// </summary>
internal sealed class AssetHistory(Database database)
{
    public const int PageSize = 20;

    /// <summary>One edit changes at most so many fields, all in one moment; a page never ends within a moment.</summary>
    private const int MaxInOneMoment = 30;

    public const string Created = "Created";

    /// <returns>A page of entries, and the moment that the next page lies before; null: this is the last.</returns>
    public Task<(IReadOnlyList<AssetHistoryEntry> Entries, DateTimeOffset? Next)> ReadAsync(
        long assetId, long? createdRun, DateTimeOffset? before, CancellationToken cancellationToken) => database.ReadAsync(
        connection =>
        {
            var limit = before?.ToUnixTimeMilliseconds() ?? long.MaxValue;
            List<AssetHistoryEntry> found = [.. OfRuns(connection, assetId, limit), .. OfPeople(connection, assetId, limit)];
            if (Creation(connection, createdRun, limit) is { } creation) found.Add(creation);
            var ordered = found.OrderByDescending(entry => entry.At).ToList();
            if (ordered.Count <= PageSize) return ((IReadOnlyList<AssetHistoryEntry>)ordered, (DateTimeOffset?)null);
            var last = ordered[PageSize - 1].At;
            var page = ordered.TakeWhile(entry => entry.At >= last).ToList();
            return (page, page.Count < ordered.Count ? last : null);
        },
        cancellationToken);

    private static IEnumerable<AssetHistoryEntry> OfRuns(DataConnection connection, long assetId, long limit)
    {
        var rows = from change in connection.GetTable<RunChangeRow>()
            join run in connection.GetTable<RunRow>() on change.RunId equals run.Id
            where change.AssetId == assetId && run.StartedAt < limit
            orderby run.StartedAt descending
            select new { change.Action, change.Fields, change.RunId, run.StartedAt, run.StartedBy };
        return rows.Take(PageSize + MaxInOneMoment).ToList().Select(row => new AssetHistoryEntry(
            DateTimeOffset.FromUnixTimeMilliseconds(row.StartedAt), row.Action, row.StartedBy, row.RunId,
            JsonSerializer.Deserialize<List<FieldChange>>(row.Fields)!));
    }

    private static IEnumerable<AssetHistoryEntry> OfPeople(DataConnection connection, long assetId, long limit) =>
        connection.GetTable<AssetEventRow>().Where(row => row.AssetId == assetId && row.At < limit)
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(PageSize + MaxInOneMoment).ToList()
            .Select(row => new AssetHistoryEntry(
                DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Kind, row.Account, null,
                row.Field is { } field ? [new FieldChange(field, row.OldValue, row.NewValue)] : []));

    private static AssetHistoryEntry? Creation(DataConnection connection, long? createdRun, long limit)
    {
        if (createdRun is not { } number) return null;
        var rows = from import in connection.GetTable<ImportRunRow>()
            join run in connection.GetTable<RunRow>() on import.RunId equals run.Id
            where import.Number == number && run.StartedAt < limit
            select new { run.Id, run.StartedAt, run.StartedBy };
        return rows.FirstOrDefault() is { } made
            ? new AssetHistoryEntry(DateTimeOffset.FromUnixTimeMilliseconds(made.StartedAt), Created, made.StartedBy, made.Id, [])
            : null;
    }
}
