using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.Rest.Mirror;

namespace RiskManager.ReferenceHost.Platform.Mirror;

/// <summary>Writes down what is going to be written to the platform, and what became of it.</summary>
internal sealed class MirrorWrites(DataConnection connection)
{
    private readonly Dictionary<string, (long Number, long Sync)> _sources = new(StringComparer.Ordinal);

    public bool Begin(IReadOnlyCollection<Intention> intentions)
    {
        Remove(intentions.Select(intention => (intention.Key, intention.Component)));
        connection.BulkCopy(intentions.Select(intention => new PlatformIntentionRow
        {
            SourceId = Source(intention.Key).Number, ImportId = intention.Key.Id, Key = intention.Component,
            KnowledgeBaseId = intention.KnowledgeBaseId, Name = intention.Name, Perimeter = intention.Perimeter,
            At = intention.At.ToUnixTimeMilliseconds(), RunId = intention.RunId,
        }));
        return true;
    }

    public bool Close(WrittenObjects written)
    {
        AddAssets(written.Assets);
        AddComponents(written.Components);
        foreach (var edited in written.Edited) Edit(edited);
        Remove(
            written.Assets.Select(asset => (asset.Key, ""))
                .Concat(written.Components.Select(component => (component.Key, component.Component)))
                .Concat(written.Dropped));
        return true;
    }

    private void AddAssets(List<CreatedAsset> assets)
    {
        foreach (var group in assets.GroupBy(asset => asset.Key.Source, StringComparer.Ordinal))
        {
            var (source, sync) = Source(group.First().Key);
            foreach (var chunk in group.Select(asset => asset.Key.Id).Chunk(Parameters.MaxInList))
            {
                connection.GetTable<PlatformAssetRow>().Where(row => row.SourceId == source && chunk.Contains(row.ImportId)).Delete();
                // Components of an asset that is gone are gone too.
                connection.GetTable<PlatformComponentRow>().Where(row => row.SourceId == source && chunk.Contains(row.ImportId)).Delete();
            }

            connection.BulkCopy(group.Select(asset => new PlatformAssetRow
            {
                PlatformId = MirrorSources.Text(asset.PlatformId), SourceId = source, ImportId = asset.Key.Id,
                CreatedOn = MirrorSources.Milliseconds(asset.Clock), UpdatedOn = MirrorSources.Milliseconds(asset.Clock), IsExact = false,
                HostAddress = asset.HostAddress, Sync = sync, Adopted = 0,
            }));
        }
    }

    private void AddComponents(List<CreatedComponent> components)
    {
        foreach (var component in components)
        {
            var (source, sync) = Source(component.Key);
            var id = MirrorSources.Text(component.ComponentId);
            connection.GetTable<PlatformComponentRow>()
                .Where(row => row.ComponentId == id
                    || (row.SourceId == source && row.ImportId == component.Key.Id && row.Key == component.Component))
                .Delete();
            connection.Insert(new PlatformComponentRow
            {
                ComponentId = id, SourceId = source, ImportId = component.Key.Id, Key = component.Component,
                KnowledgeBaseId = component.KnowledgeBaseId, Sync = sync,
            });
        }
    }

    private void Edit(EditedAsset edited)
    {
        var id = MirrorSources.Text(edited.PlatformId);
        var rows = connection.GetTable<PlatformAssetRow>().Where(row => row.PlatformId == id);
        rows.Set(row => row.UpdatedOn, MirrorSources.Milliseconds(edited.Clock)).Set(row => row.IsExact, false).Update();
        if (edited.HostAddress is { } address) rows.Set(row => row.HostAddress, address).Update();
    }

    private void Remove(IEnumerable<(AssetKey Key, string Component)> intentions)
    {
        foreach (var group in intentions.GroupBy(intention => (intention.Key.Source, intention.Component)))
        {
            var source = Source(group.First().Key).Number;
            foreach (var chunk in group.Select(intention => intention.Key.Id).Chunk(Parameters.MaxInList))
            {
                connection.GetTable<PlatformIntentionRow>()
                    .Where(row => row.SourceId == source && row.Key == group.Key.Component && chunk.Contains(row.ImportId)).Delete();
            }
        }
    }

    private (long Number, long Sync) Source(AssetKey key)
    {
        if (_sources.TryGetValue(key.Source, out var known)) return known;
        var number = MirrorSources.FindOrAdd(connection, key.Source);
        return _sources[key.Source] = (number, MirrorSources.LastSync(connection, number));
    }
}
