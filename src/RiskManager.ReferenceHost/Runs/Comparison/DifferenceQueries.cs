using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Import.Changes;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Runs.Comparison;

/// <summary>Where the differences between two runs stand in the database: one query for each kind and table.</summary>
internal sealed class DifferenceQueries(DataConnection connection, ComparedRuns runs)
{
    private readonly string _older = runs.Older.LogicalId;
    private readonly string _task = runs.Older.TaskId;
    private readonly long _olderStart = runs.Older.StartedAt.ToUnixTimeMilliseconds();
    private readonly long _lastStart = runs.LastStart.ToUnixTimeMilliseconds();
    private readonly long _from = runs.From.ToUnixTimeMilliseconds();
    private readonly long _until = runs.Until.ToUnixTimeMilliseconds();

    /// <summary>The runs between: those after the older one, up to the newer one.</summary>
    public IQueryable<RunRow> Between => connection.GetTable<RunRow>().Where(run =>
        run.TaskId == _task && run.StartedAt >= _olderStart && run.StartedAt <= _lastStart && run.Status != RunStatusNames.Skipped
        && (run.ResumedRunId ?? run.Id) != _older);

    /// <summary>Assets that the runs between created and that are still there.</summary>
    public IQueryable<AssetRow> Created
    {
        get
        {
            var numbers = connection.GetTable<ImportRunRow>().Where(row => LogicalIds.Contains(row.RunId)).Select(row => (long?)row.Number);
            var recreated = Changes(DifferenceKind.Recreated)!.Select(row => row.AssetId);
            return connection.GetTable<AssetRow>().Where(asset => numbers.Contains(asset.CreatedRun) && !recreated.Contains(asset.Id));
        }
    }

    /// <summary>What was found gone between the runs and still is.</summary>
    public IQueryable<FindingRow> Gone => connection.GetTable<FindingRow>().Where(row =>
        row.TaskId == _task && (row.Kind == "gone" || row.Kind == "leftFilter") && row.Since > _from && row.Since <= _until);

    private IQueryable<string> LogicalIds => Between.Select(run => run.ResumedRunId ?? run.Id);

    /// <summary>All changes that are kept of the runs between.</summary>
    public IQueryable<RunChangeRow> AllChanges => connection.GetTable<RunChangeRow>().Where(row => LogicalIds.Contains(row.RunId));

    /// <summary>The changes of a kind that runs made; null: runs make none.</summary>
    public IQueryable<RunChangeRow>? Changes(DifferenceKind kind)
    {
        var (name, system) = (ChangedFields.Marker(ChangedFields.Name), ChangedFields.Marker(ChangedFields.OperatingSystem));
        return kind switch
        {
            DifferenceKind.Recreated => AllChanges.Where(row => row.Action == RunChanges.RecreatedAction),
            DifferenceKind.Renamed => AllChanges.Where(row => ChangedFields.Holds(row.Fields, name)),
            DifferenceKind.OperatingSystem => AllChanges.Where(row => ChangedFields.Holds(row.Fields, system)),
            DifferenceKind.Other => AllChanges.Where(row =>
                ChangedFields.Count(row.Fields)
                    > (ChangedFields.Holds(row.Fields, name) ? 1 : 0) + (ChangedFields.Holds(row.Fields, system) ? 1 : 0)),
            _ => null,
        };
    }

    /// <summary>What people did to assets that the task created or last wrote; null: people do nothing of the kind.</summary>
    public IQueryable<AssetEventRow>? Events(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Renamed => AllEvents.Where(row => row.Kind == AssetEventRow.Edited && row.Field == ChangedFields.Name),
        DifferenceKind.OperatingSystem =>
            AllEvents.Where(row => row.Kind == AssetEventRow.Edited && row.Field == ChangedFields.OperatingSystem),
        DifferenceKind.Other => AllEvents.Where(row =>
            row.Kind == AssetEventRow.Edited && row.Field != ChangedFields.Name && row.Field != ChangedFields.OperatingSystem),
        DifferenceKind.Moved => AllEvents.Where(row => row.Kind == AssetEventRow.Moved),
        DifferenceKind.Deleted => AllEvents.Where(row => row.Kind == AssetEventRow.Deleted),
        _ => null,
    };

    private IQueryable<AssetEventRow> AllEvents
    {
        get
        {
            var tasks = connection.GetTable<RunRow>().Where(run => run.TaskId == _task).Select(run => run.Id);
            var numbers = connection.GetTable<ImportRunRow>().Where(row => tasks.Contains(row.RunId)).Select(row => (long?)row.Number);
            return connection.GetTable<AssetEventRow>().Where(row =>
                row.At > _from && row.At <= _until && (numbers.Contains(row.CreatedRun) || numbers.Contains(row.WrittenRun)));
        }
    }
}
