using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.ReferenceHost.Platform.Mirror;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;
using RiskManager.Rest;
using RiskManager.Rest.Lookups;
using RiskManager.Rest.Writing;

namespace RiskManager.ReferenceHost.Platform.Writes;

/// <summary>Decides what of a batch is written to the platform: everything of new assets, of others what differs from the mirror.</summary>
internal sealed class BatchPlanner(Database database, PlatformOptions options, PersonLookup people)
{
    public const string HostAddressSubject = "hostAddress";

    /// <summary>The subject of the finding that the platform refused a component.</summary>
    public static string RefusedSubject(string component) => $"refused component:{component}";

    /// <summary>Reads what the mirror holds of a batch.</summary>
    public Task<ExistingAssets> LoadAsync(ImportBatch batch, IReadOnlyList<DocumentAsset> assets, CancellationToken cancellationToken)
    {
        var keys = assets.Select(asset => new AssetKey(asset.Source, asset.Id))
            .Concat(batch.Components.Select(component => component.Asset)).Distinct().ToList();
        return database.ReadAsync(connection => Load(connection, keys), cancellationToken);
    }

    /// <summary>Plans the writes.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="assets">Its assets.</param>
    /// <param name="existing">What the mirror holds of them.</param>
    /// <param name="byDefault">Who is responsible for new assets unless the batch says: that of their perimeter.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<PlannedWrites> PlanAsync(
        ImportBatch batch, IReadOnlyList<DocumentAsset> assets, ExistingAssets existing, string? byDefault,
        CancellationToken cancellationToken)
    {
        var findings = new List<ManualFinding>();
        var components = batch.Components.ToLookup(component => component.Asset);
        var writes = new List<AssetWrite>();
        foreach (var asset in assets)
        {
            var write = new PlatformFields(options, existing).WriteOf(asset, findings);
            writes.Add(write with
            {
                Responsible = await ResponsibleAsync(batch, asset, write, byDefault, cancellationToken),
                Components = Components(components[write.Key], existing, findings),
            });
        }

        var inDocument = writes.Select(write => write.Key).ToHashSet();
        foreach (var others in components.Where(group => !inDocument.Contains(group.Key)))
        {
            writes.Add(new AssetWrite(others.Key, existing.Rows[others.Key].Name)
            {
                PlatformId = MirrorSources.Id(existing.Links[others.Key].PlatformId),
                Components = Components(others, existing, findings),
            });
        }

        return new PlannedWrites(writes, findings);
    }

    private async Task<string?> ResponsibleAsync(
        ImportBatch batch, DocumentAsset asset, AssetWrite write, string? byDefault, CancellationToken cancellationToken)
    {
        if (write.PlatformId is null)
            return await people.FirstUnambiguousAsync([asset.Responsible, batch.Responsible, byDefault], cancellationToken);
        return asset.Responsible is null ? null : await people.FirstUnambiguousAsync([asset.Responsible], cancellationToken);
    }

    private static List<ComponentWrite> Components(
        IEnumerable<StoredComponent> components, ExistingAssets existing, List<ManualFinding> findings)
    {
        var writes = new List<ComponentWrite>();
        foreach (var component in components)
        {
            var held = existing.Components.GetValueOrDefault((component.Asset, component.Key));
            if (held?.KnowledgeBaseId == component.KnowledgeBaseId) continue;
            writes.Add(new ComponentWrite(component.Key, component.KnowledgeBaseId));
            // A refusal of an earlier run is settled unless this run is refused too.
            findings.Add(new ManualFinding(component.Asset, RefusedSubject(component.Key), null));
            if (held is null) continue;
            findings.Add(new ManualFinding(
                component.Asset, $"component:{held.ComponentId}",
                Words.Of($"""
                    The asset got a component of the knowledge base {component.KnowledgeBaseId}. Its former one, of {held.KnowledgeBaseId},
                    cannot be deleted through the API: delete it in Risk Manager.
                    """)));
        }

        return writes;
    }

    private static ExistingAssets Load(DataConnection connection, List<AssetKey> keys)
    {
        var existing = new ExistingAssets();
        foreach (var group in keys.GroupBy(key => key.Source, StringComparer.Ordinal))
        {
            if (MirrorSources.Find(connection, group.Key) is not { } source) continue;
            foreach (var ids in group.Select(key => key.Id).Chunk(Parameters.MaxInList)) Load(connection, group.Key, source, ids, existing);
        }

        var perimeters = new MirrorPerimeters(connection);
        foreach (var id in existing.Rows.Values.Select(row => row.PerimeterId).Distinct())
            existing.Perimeters[id] = string.Join(" > ", perimeters.PathOf(id));
        return existing;
    }

    private static void Load(DataConnection connection, string name, long source, string[] ids, ExistingAssets existing)
    {
        var links = connection.GetTable<PlatformAssetRow>().Where(row => row.SourceId == source && ids.Contains(row.ImportId));
        foreach (var row in links.ToList()) existing.Links[new AssetKey(name, row.ImportId)] = row;
        var assets = connection.GetTable<AssetRow>().Where(row => row.SourceId == source && ids.Contains(row.ImportId!));
        foreach (var row in assets.ToList()) existing.Rows[new AssetKey(name, row.ImportId!)] = row;
        var components = connection.GetTable<PlatformComponentRow>().Where(row => row.SourceId == source && ids.Contains(row.ImportId));
        foreach (var row in components.ToList()) existing.Components[(new AssetKey(name, row.ImportId), row.Key)] = row;
    }
}
