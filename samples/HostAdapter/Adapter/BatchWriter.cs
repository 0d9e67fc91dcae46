using HostAdapter.VendorSdk;
using RiskManager.Contracts;

namespace HostAdapter.Adapter;

/// <summary>Applies one batch inside a unit of work: assets, components, quarantine, checkpoint (R18, R24).</summary>
internal sealed class BatchWriter(IUnitOfWork work, ImportBatch batch)
{
    private readonly Dictionary<AssetKey, AssetData> _assets = [];
    private PerimeterData? _perimeter;
    private bool _perimeterCreated;

    public AppliedBatch Write()
    {
        var fields = batch.Document is { } document ? ImportDocument.Read(document) : [];
        Load(fields.Select(asset => asset.Key).Concat(batch.Components.Select(component => component.Asset)));
        var (created, updated) = (0, 0);
        foreach (var asset in fields)
        {
            var isNew = !_assets.TryGetValue(asset.Key, out var existing);
            _assets[asset.Key] = asset.ApplyTo(existing ?? NewAsset(asset.Key));
            work.Organization.Save(_assets[asset.Key]);
            if (isNew) created++;
            else updated++;
        }

        var components = WriteComponents();
        foreach (var record in batch.Quarantined) work.Store.Append($"quarantine of {batch.RunId}", $"{record.Id ?? "?"}: {record.Reason}: {record.Fragment}");
        CheckpointRepository.Write(work.Store, batch.Checkpoint);
        return new AppliedBatch(created, updated, components, _perimeterCreated);
    }

    private void Load(IEnumerable<AssetKey> keys)
    {
        foreach (var group in keys.Distinct().GroupBy(key => key.Source))
        {
            foreach (var asset in work.Organization.FindAssets(group.Key, [.. group.Select(key => key.Id)]))
                _assets[new AssetKey(group.Key, asset.ExternalId!)] = asset;
        }
    }

    private AssetData NewAsset(AssetKey key)
    {
        // Asked for only when there is a new asset, so a perimeter is never created empty (R9).
        _perimeter ??= FindOrAddPerimeter(key);
        return new AssetData(Guid.NewGuid(), _perimeter.Id, "")
        {
            Source = key.Source,
            ExternalId = key.Id,
            Label = batch.RunId,
            Responsible = OnlyPerson(batch.Responsible) ?? _perimeter.Responsible,
        };
    }

    private PerimeterData FindOrAddPerimeter(AssetKey key)
    {
        if (batch.Perimeter is not { } name) throw new HostStoreException($"The asset {key} is new, but the batch names no perimeter for new assets.");
        var found = work.Organization.FindPerimeters(name);
        if (found.Count > 1) throw new HostStoreException($"There are {found.Count} perimeters called \"{name}\". Choose another, or rename one.");
        if (found.Count == 1) return found[0];
        var perimeter = new PerimeterData(Guid.NewGuid(), null, name, OnlyPerson(batch.Responsible));
        work.Organization.AddPerimeter(perimeter);
        _perimeterCreated = true;
        return perimeter;
    }

    private Guid? OnlyPerson(string? name) => name is not null && work.People.Find(name) is [var only] ? only : null;

    private int WriteComponents()
    {
        if (batch.Components.Count == 0) return 0;
        var existing = work.Organization.FindComponents([.. batch.Components.Select(component => Holder(component).Id).Distinct()])
            .Where(component => component.ExternalKey is not null).ToDictionary(component => (component.Asset, component.ExternalKey!), component => component.Id);
        var created = 0;
        foreach (var component in batch.Components)
        {
            var place = (Holder(component).Id, component.Key);
            if (!existing.TryGetValue(place, out var id))
            {
                existing[place] = id = Guid.NewGuid();
                created++;
            }

            work.Organization.Save(new ComponentData(id, place.Id, component.Name, component.KnowledgeBaseId) { ExternalKey = component.Key, CpeName = component.CpeName });
        }

        return created;
    }

    private AssetData Holder(StoredComponent component) =>
        _assets.TryGetValue(component.Asset, out var asset)
            ? asset
            : throw new HostStoreException($"The asset component \"{component.Name}\" belongs to the asset {component.Asset}, which the platform does not hold.");
}
