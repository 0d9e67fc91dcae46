using QualysPlugin.Assets;
using QualysPlugin.Components;
using QualysPlugin.Runs.Setup;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Batches;

/// <summary>Plans the asset components of a batch: one look-up of those that the host holds, and a mapping for each asset (R13).</summary>
internal sealed class ComponentPlanner(
    string source, bool updateProperties, OperatingSystemMapper mapper, IAssetComponentRepository components, ImportLog log)
{
    /// <summary>What the host holds for the assets that an update may touch; empty without <em>Update properties</em>.</summary>
    public async Task<IReadOnlyDictionary<string, StoredComponent>> FindAsync(
        IEnumerable<StoredAsset> stored, CancellationToken cancellationToken)
    {
        var held = new Dictionary<string, StoredComponent>(StringComparer.Ordinal);
        var ids = updateProperties ? stored.Where(asset => !asset.Deleted).Select(asset => asset.Key.Id).ToList() : [];
        if (ids.Count == 0)
            return held;
        foreach (var component in await components.FindAsync(source, ids, cancellationToken).ConfigureAwait(false))
        {
            if (component.Key == OperatingSystemComponent.Key)
                held[component.Asset.Id] = component;
        }

        return held;
    }

    /// <summary>Plans the component of one asset.</summary>
    /// <param name="asset">The asset as Qualys describes it.</param>
    /// <param name="before">What the host holds; null when it holds nothing.</param>
    /// <param name="held">The components that <see cref="FindAsync"/> found.</param>
    /// <param name="isGuessing">A report that may have told the CPE name could not be read, so a component stays as long as the
    /// operating system does.</param>
    public PlannedComponent Plan(AssetRecord asset, StoredAsset? before, IReadOnlyDictionary<string, StoredComponent> held, bool isGuessing)
    {
        var mapping = Map(asset);
        var wanted = OperatingSystemComponent.Of(new AssetKey(source, asset.Id), mapping);
        if (before is null or { Deleted: true })
            return new PlannedComponent(mapping, wanted, OperatingSystemComponent.Change(null, wanted));
        if (!updateProperties)
            return new PlannedComponent(mapping, null, null);
        held.TryGetValue(asset.Id, out var existing);
        if (isGuessing && existing is not null && asset.OperatingSystemCpe is null && before.OperatingSystem == asset.OperatingSystem)
            return new PlannedComponent(mapping, null, null) { IsKept = true };
        if (existing is not null && wanted is null)
            log.ComponentKept(asset, existing.Name, mapping.ReasonText!);
        var change = OperatingSystemComponent.Change(existing, wanted);
        return new PlannedComponent(mapping, change is null ? null : wanted, change) { IsKept = existing is not null && wanted is null };
    }

    /// <summary>The component of an asset of which the fingerprint says that nothing differs.</summary>
    public PlannedComponent Unchanged(AssetRecord asset) => new(Map(asset), null, null);

    /// <summary>Stands for everything that the task writes to an asset and to its component.</summary>
    public Fingerprint FingerprintOf(AssetRecord asset)
    {
        var wanted = OperatingSystemComponent.Of(
            new AssetKey(source, asset.Id), mapper.Map(asset.OperatingSystem, asset.OperatingSystemCpe));
        return asset.Fingerprint.With(wanted?.Name).With(wanted?.CpeName).With(wanted?.KnowledgeBaseId);
    }

    private OperatingSystemMapping Map(AssetRecord asset)
    {
        var mapping = mapper.Map(asset.OperatingSystem, asset.OperatingSystemCpe);
        foreach (var warning in mapping.Named.Warnings)
            log.MappingWarning(warning);
        return mapping;
    }
}
