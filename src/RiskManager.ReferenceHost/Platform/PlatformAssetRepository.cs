using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.ReferenceHost.Import.Lookups;
using RiskManager.ReferenceHost.Platform.Writes;
using RiskManager.ReferenceHost.Texts;
using RiskManager.Rest.Lookups;
using RiskManager.Rest.Mirror;
using RiskManager.Rest.Repositories;
using RiskManager.Rest.Sync;
using RiskManager.Rest.Writing;

namespace RiskManager.ReferenceHost.Platform;

/// <summary>
/// The imported assets where a real Risk Manager keeps them. They are read from the mirror, once it is in step with the platform. A
/// batch is checked, written to the platform, and then applied to the mirror in one transaction with the checkpoint.
/// </summary>
internal sealed class PlatformAssetRepository(
    AssetRepository local,
    PlatformSync sync,
    IPlatformMirror mirror,
    PlatformWriter writer,
    PerimeterLookup perimeters,
    BatchPlanner planner,
    PlatformKnowledgeBaseRepository knowledgeBases,
    ManualFindings findings) : IAssetRepository
{
    private const int MaxPerimeterName = 400;

    public async Task<IReadOnlyCollection<StoredAsset>> FindAsync(
        string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        await PlatformFaults.TranslateAsync(() => sync.EnsureAsync(source, cancellationToken));
        return await local.FindAsync(source, ids, cancellationToken);
    }

    public IAsyncEnumerable<LookAlike> FindLookAlikesAsync(string source, string runId, CancellationToken cancellationToken) =>
        local.FindLookAlikesAsync(source, runId, cancellationToken);

    public Task<AppliedBatch> ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var assets = AssetRepository.Read(batch);
        return assets.Count == 0 && batch.Components.Count == 0
            ? local.ApplyAsync(batch, assets, null, cancellationToken)
            : PlatformFaults.TranslateAsync(() => ApplyAsync(batch, assets, cancellationToken));
    }

    private async Task<AppliedBatch> ApplyAsync(ImportBatch batch, List<DocumentAsset> assets, CancellationToken cancellationToken)
    {
        var sources = assets.Select(asset => asset.Source).Concat(batch.Components.Select(component => component.Asset.Source));
        foreach (var source in sources.Distinct(StringComparer.Ordinal).ToList()) await sync.EnsureAsync(source, cancellationToken);
        if (batch.Components.Count > 0) await knowledgeBases.MirrorAsync(cancellationToken);

        await using var held = await mirror.LockAsync(cancellationToken);
        var existing = await planner.LoadAsync(batch, assets, cancellationToken);
        var isNew = assets.Exists(asset => !existing.IsKnown(new AssetKey(asset.Source, asset.Id)));
        var place = isNew ? await FindPlaceAsync(batch, cancellationToken) : null;
        var localPlace = place is null ? null : new NewAssetPlace(place.Path, place.IsCreated);
        await local.CheckAsync(batch, assets, localPlace, cancellationToken);
        if (place is { IsCreated: true }) place = await CreateAsync(place, cancellationToken);

        var plan = await planner.PlanAsync(batch, assets, existing, place?.Responsible, cancellationToken);
        var result = await writer.WriteAsync(new BatchWrite(batch.RunId, place, plan.Writes), cancellationToken);
        if (result.Deleted.Count > 0) await mirror.RecordDeletedAsync(result.Deleted, cancellationToken);
        var taken = TakenBatch.Of(batch, assets, result);
        var applied = await local.ApplyAsync(taken.Batch, taken.Assets, localPlace, cancellationToken);
        await findings.KeepAsync(batch, plan.Findings, result, existing, cancellationToken);
        applied.Refused = taken.Refused;
        return applied;
    }

    /// <summary>The perimeter of new assets; one that does not exist is created later, when nothing else can refuse the batch.</summary>
    private async Task<PlatformPerimeter?> FindPlaceAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        // The check of the batch says that it is missing.
        if (batch.Perimeter?.Trim() is not { Length: > 0 } name) return null;
        if (name.Length > MaxPerimeterName)
        {
            throw new HostStoreException(
                Words.Of($"The perimeter's name has {name.Length} characters; Risk Manager allows {MaxPerimeterName}."));
        }

        var found = await perimeters.FindAsync(name, cancellationToken);
        return found.Count switch
        {
            0 => new PlatformPerimeter(Guid.Empty, PerimeterLookup.Split(name), IsCreated: true),
            1 => new PlatformPerimeter(found[0].Id, found[0].Names(), IsCreated: false) { Responsible = found[0].Responsible?.Name },
            _ => throw new HostStoreException(Words.Of($"""
                Risk Manager has {found.Count} perimeters called "{name}": {string.Join("; ", found.Select(perimeter => perimeter.Path))}.
                Choose another, rename one, or give the whole path.
                """)),
        };
    }

    private async Task<PlatformPerimeter> CreateAsync(PlatformPerimeter place, CancellationToken cancellationToken)
    {
        var created = await perimeters.CreateAsync(place.Text, cancellationToken);
        return place with { Id = created.Id };
    }
}
