using System.Text.Json;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Changes;

/// <summary>
/// Keeps which assets a run updated or created again, with old and new values, for the page of the run. Bounded: of a run
/// that changes a million assets, the first are kept and the rest are numbers in its result.
/// </summary>
internal sealed class RunChanges(DataConnection connection, ImportBatch batch)
{
    /// <summary>The most assets that are kept of one run.</summary>
    public const int MostOfARun = 10_000;

    public const string UpdatedAction = "Updated";
    public const string RecreatedAction = "Recreated";

    private readonly Dictionary<long, (RunChangeRow Row, List<FieldChange> Fields)> _changes = [];
    private int? _kept;

    public bool HasRoom => (_kept ??= connection.GetTable<RunChangeRow>().Count(row => row.RunId == batch.RunId)) + _changes.Count < MostOfARun;

    public void Updated(long assetId, string importId, string name, FieldChange change) => Add(assetId, importId, name, UpdatedAction, change);

    public void Recreated(long assetId, ImportedAsset asset, string oldName) =>
        Add(assetId, asset.Id, asset.Name, RecreatedAction, oldName == asset.Name ? null : new FieldChange("name", oldName, asset.Name));

    /// <summary>Writes what was recorded.</summary>
    public void Write()
    {
        if (_changes.Count == 0) return;
        connection.BulkCopy(_changes.OrderBy(change => change.Key).Select(change => change.Value.Row with { Fields = JsonSerializer.Serialize(change.Value.Fields) }));
    }

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
