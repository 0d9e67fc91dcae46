using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Changes;
using RiskManager.ReferenceHost.Import.Columns;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.ReferenceHost.Import.Lookups;
using RiskManager.ReferenceHost.Import.Tables;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Batches;

/// <summary>Updates assets in place, wherever they are. Records what people had set before it is overwritten (R7, R30).</summary>
internal sealed class AssetUpdate(
    ImportBatch batch,
    DataConnection connection,
    IImportTables tables,
    BatchNames names,
    ImportAudit audit,
    RunChanges runChanges,
    CustomValues values)
{
    private readonly List<AssetChange> _changes = [];
    private readonly Dictionary<long, (DocumentAsset Asset, AssetFields Present, AssetFields Edited)> _assets = [];

    public void Add(DocumentAsset asset, ExistingAsset existing)
    {
        var present = asset.Present;
        var row = asset.Row;
        row.ResponsibleId = null;
        if (present.HasFlag(AssetFields.Responsible) && asset.Responsible is not null)
        {
            row.ResponsibleId = names.Responsible(asset.Responsible);
            if (row.ResponsibleId is null) present &= ~AssetFields.Responsible;
        }

        row.Id = existing.Id;
        row.TypeId = names.Type(asset);
        row.WrittenRun = names.RunNumber;
        row.Fingerprint = batch.FingerprintOf(asset);
        _assets[existing.Id] = (asset, present, existing.HandEdited & present);
        _changes.Add(new AssetChange(present, row));
        values.Add(asset, existing.Id, row.TypeId);
    }

    public void Write()
    {
        if (_changes.Count == 0) return;
        Record();
        tables.Update(_changes);
    }

    private void Record()
    {
        // A run keeps a limited number of changes. Beyond that, only assets that people edited need their old values read.
        var wanted = _assets.Where(asset => runChanges.HasRoom || asset.Value.Edited != AssetFields.None).Select(asset => asset.Key);
        foreach (var chunk in wanted.ToList().Chunk(Parameters.MaxInList))
        {
            var rows =
                from row in connection.GetTable<AssetRow>()
                from perimeter in connection.GetTable<PerimeterRow>().InnerJoin(perimeter => perimeter.Id == row.PerimeterId)
                where chunk.Contains(row.Id)
                orderby row.Id
                select new { Asset = row, Perimeter = perimeter.Name };
            foreach (var row in rows.ToList()) Record(row.Asset, row.Perimeter);
        }
    }

    private void Record(AssetRow before, string perimeter)
    {
        var (asset, present, edited) = _assets[before.Id];
        foreach (var column in AssetColumns.Recorded.Where(column => present.HasFlag(column.Presence)))
        {
            var (label, oldValue, newValue) = (column.Field!.Label, column.Text!(before), column.Text(asset.Row));
            if (oldValue == newValue) continue;
            runChanges.Updated(before.Id, asset.Id, asset.Name, new FieldChange(label, oldValue, newValue));
            if (edited.HasFlag(column.Presence)) audit.Overwritten(asset, perimeter, label, oldValue, newValue);
        }
    }
}
