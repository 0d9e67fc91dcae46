using RiskManager.Contracts;
using RiskManager.Rest.Calls;
using RiskManager.Rest.Client;
using RiskManager.Rest.Lookups;
using RiskManager.Rest.Mirror;

namespace RiskManager.Rest.Writing;

/// <summary>
/// Writes batches to the platform so that everything is created exactly once. Of every chunk the intentions are written down, then its
/// calls run, several at a time, then what was created is written down. What no reply tells is looked up.
/// </summary>
internal sealed class PlatformWriter(
    PlatformClient client, IPlatformMirror mirror, LoginLookup login, HostAddressSupport hostAddress, ITaskLog log)
{
    private const int AssetsPerChunk = 250;

    private readonly CreationSettler _settler = new(client, mirror, login);
    private readonly AssetWriter _assets = new(client, hostAddress, log);
    private readonly RefusalCount _refusals = new();

    /// <summary>Writes a batch.</summary>
    /// <exception cref="PlatformException">The platform is down, or refuses the application. What was done is written down.</exception>
    /// <exception cref="HostStoreException">It refuses asset after asset, or the mirror failed.</exception>
    public async Task<BatchResult> WriteAsync(BatchWrite batch, CancellationToken cancellationToken)
    {
        var result = new BatchResult();
        foreach (var chunk in batch.Assets.Where(asset => asset.IsWritten).Chunk(AssetsPerChunk))
        {
            var intentions = chunk.SelectMany(asset => Intentions(batch, asset)).ToList();
            if (intentions.Count > 0) await mirror.BeginAsync(intentions, cancellationToken);
            var writing = new ChunkWriter(client, _settler, _assets, _refusals, batch, result);
            try
            {
                await writing.WriteAsync(chunk, intentions, cancellationToken);
            }
            finally
            {
                // Also after a failure or a cancellation: an ID that is known must not be lost.
                if (!writing.Written.IsEmpty) await mirror.CloseAsync(writing.Written, CancellationToken.None);
            }
        }

        return result;
    }

    /// <summary>Finds out what became of what an interrupted run had begun.</summary>
    public async Task SettleAsync(string source, CancellationToken cancellationToken)
    {
        var open = await mirror.FindIntentionsAsync(source, cancellationToken);
        if (open.Count == 0) return;
        var written = new WrittenObjects();
        var claimed = new HashSet<Guid>();
        try
        {
            foreach (var intention in open.Where(intention => !intention.IsComponent))
            {
                if (await _settler.FindAssetAsync(intention, claimed, cancellationToken) is { } id)
                {
                    claimed.Add(id);
                    written.Assets.Add(new CreatedAsset(intention.Key, id, null, null));
                }
                else written.Dropped.Add((intention.Key, intention.Component));
            }

            // Whether an asset has a component is looked up when the component is wanted again.
            written.Dropped.AddRange(
                open.Where(intention => intention.IsComponent).Select(intention => (intention.Key, intention.Component)));
        }
        finally
        {
            await mirror.CloseAsync(written, CancellationToken.None);
        }
    }

    private IEnumerable<Intention> Intentions(BatchWrite batch, AssetWrite asset)
    {
        var place = batch.Perimeter?.Text ?? "";
        if (asset.PlatformId is null) yield return new Intention(asset.Key, "", null, asset.Name, place, client.Now, batch.RunId);
        foreach (var component in asset.Components)
            yield return new Intention(asset.Key, component.Key, component.KnowledgeBaseId, asset.Name, place, client.Now, batch.RunId);
    }
}
