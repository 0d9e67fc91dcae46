using System.Text.Json;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Changes;

/// <summary>
/// Records the assets that a run updated or recreated, with old and new values, for the page of the run. Only the first ones are kept;
/// the others are only counted in the result of the run.
/// </summary>
internal sealed class RunChanges(DataConnection connection, ImportBatch batch)
{
    /// <summary>How many assets are kept of one run.</summary>
    public const int MaxPerRun = 10_000;

    public const string UpdatedAction = "Updated";
    public const string RecreatedAction = "Recreated";

    private readonly Dictionary<long, (RunChangeRow Row, List<FieldChange> Fields)> _changes = [];
    private int? _kept;

    public bool HasRoom => CountKept() + _changes.Count < MaxPerRun;

    public void Updated(long assetId, string importId, string name, FieldChange change) =>
        Add(assetId, importId, name, UpdatedAction, change);

    public void Recreated(long assetId, DocumentAsset asset, string oldName) =>
        Add(assetId, asset.Id, asset.Name, RecreatedAction, oldName == asset.Name ? null : new FieldChange("name", oldName, asset.Name));

    /// <summary>Writes what was recorded.</summary>
    public void Write()
    {
        if (_changes.Count == 0) return;
        connection.BulkCopy(_changes.OrderBy(change => change.Key).Select(change => change.Value)
            .Select(change => change.Row with { Fields = JsonSerializer.Serialize(change.Fields) }));
    }

    private int CountKept() =>
        _kept ??= (int)connection.Number("SELECT count(*) FROM run_changes WHERE run_id = @run", ("run", batch.RunId))!.Value;

    private void Add(long assetId, string importId, string name, string action, FieldChange? change)
    {
        if (!_changes.TryGetValue(assetId, out var entry))
        {
            if (!HasRoom) return;
            entry = (new RunChangeRow { RunId = batch.RunId, AssetId = assetId, ImportId = importId, Name = name, Action = action }, []);
            _changes[assetId] = entry;
        }

        if (change is not null) entry.Fields.Add(change);
    }
}
