using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Store.Tables;
namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>
/// Records what people do to imported assets, so that the comparison of two runs can tell it. Assets that people made are nobody's runs'.
/// </summary>
internal sealed class AssetEvents(DataConnection connection, DateTimeOffset now, Actor account)
{
    public void Moved(AssetRow asset, string from, string to) => Record(asset, AssetEventRow.Moved, new FieldChange("perimeter", from, to));

    public void Deleted(AssetRow asset) => Record(asset, AssetEventRow.Deleted, null);

    /// <param name="asset">The asset before the edit.</param>
    /// <param name="changes">What the edit changed.</param>
    public void Edited(AssetRow asset, IEnumerable<FieldChange> changes)
    {
        foreach (var change in changes) Record(asset, AssetEventRow.Edited, change);
    }

    private void Record(AssetRow asset, string kind, FieldChange? change)
    {
        if (asset is not { SourceId: { } source, ImportId: { } importId }) return;
        connection.Insert(new AssetEventRow
        {
            At = now.ToUnixTimeMilliseconds(), Kind = kind, SourceId = source, ImportId = importId, AssetId = asset.Id, Name = asset.Name,
            Field = change?.Field, OldValue = change?.OldValue, NewValue = change?.NewValue, Account = account.Name,
            CreatedRun = asset.CreatedRun, WrittenRun = asset.WrittenRun,
        });
    }
}
