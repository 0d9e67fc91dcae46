using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Bulk;

/// <summary>Changes the next assets of a job in the transaction of the caller, each by the rules of a single edit.</summary>
internal sealed class BulkBatch(DataConnection connection, DateTimeOffset now, BulkJob job)
{
    private readonly AssetChanges _changes = new(connection, now, job.Account);
    private readonly Dictionary<BulkSkip, long> _skipped = new(job.Skipped);

    /// <returns>The job afterwards, and the last asset that was dealt with; null when there was none left.</returns>
    public (BulkJob Job, long? Last) Apply(long position, int size)
    {
        if (Change() is not { } change) return (job with { State = BulkState.Failed, Problem = BulkProblem.TargetGone }, null);
        var ids = connection.GetTable<BulkJobAssetRow>().Where(row => row.JobId == job.Id && row.AssetId > position)
            .OrderBy(row => row.AssetId).Take(size).Select(row => row.AssetId).ToList();
        if (ids.Count == 0) return (job with { State = BulkState.Done }, null);
        var assets = connection.GetTable<AssetRow>().Where(row => ids.Contains(row.Id)).ToDictionary(row => row.Id);
        var changed = 0L;
        foreach (var id in ids)
        {
            if ((assets.TryGetValue(id, out var asset) ? change(asset) : BulkSkip.Gone) is { } reason)
                _skipped[reason] = _skipped.GetValueOrDefault(reason) + 1;
            else
                changed++;
        }

        return (job with { Changed = job.Changed + changed, Skipped = _skipped }, ids[^1]);
    }

    /// <returns>Changes an asset, or says why not; null when the target is gone.</returns>
    private Func<AssetRow, BulkSkip?>? Change() => job.Change.Kind switch
    {
        BulkKind.Move => Move(),
        BulkKind.Delete => Delete(),
        BulkKind.SetAttribute => SetAttribute(),
        _ => SetResponsible(),
    };

    private Func<AssetRow, BulkSkip?>? Move()
    {
        if (BulkTargets.Perimeter(connection, job.Change) is not { } target) return null;
        var names = Perimeters();
        return asset =>
            asset.PerimeterId == target.Id ? BulkSkip.Unchanged : Changed(_changes.Move(asset, names[asset.PerimeterId], target));
    }

    private Func<AssetRow, BulkSkip?> Delete()
    {
        var names = Perimeters();
        return asset => Changed(_changes.Delete(asset, names[asset.PerimeterId]));
    }

    private Func<AssetRow, BulkSkip?>? SetAttribute()
    {
        if (BulkTargets.Attribute(connection, job.Change) is not { } attribute) return null;
        return asset => asset.TypeId == attribute.TypeId
            ? Changed(_changes.SetValue(asset, attribute, job.Change.Value))
            : BulkSkip.OtherType;
    }

    private Func<AssetRow, BulkSkip?>? SetResponsible()
    {
        var person = BulkTargets.Person(connection, job.Change);
        if (person is null && job.Change.TargetId is not null) return null;
        return asset => Changed(_changes.SetResponsible(asset, person));
    }

    private Dictionary<long, string> Perimeters() =>
        connection.GetTable<PerimeterRow>().ToDictionary(row => row.Id, row => row.Name);

    /// <summary>The job has one entry in the audit log instead of that of each asset.</summary>
    private static BulkSkip? Changed(string? entry) => entry is null ? BulkSkip.Unchanged : null;
}
