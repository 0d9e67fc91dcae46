using System.Collections.Concurrent;
using RiskManager.Contracts;
using RiskManager.Rest.Calls;
using RiskManager.Rest.Client;
using RiskManager.Rest.Mirror;
using RiskManager.Rest.Texts;

namespace RiskManager.Rest.Writing;

/// <summary>Writes the assets of a chunk, several at a time; those whose reply was lost are looked up afterwards, one by one.</summary>
internal sealed class ChunkWriter(
    PlatformClient client, CreationSettler settler, AssetWriter assets, RefusalCount refusals, BatchWrite batch, BatchResult result)
{
    private const int MaxCreations = 3;

    private readonly Lock _lock = new();
    private readonly ConcurrentQueue<AssetWrite> _doubtful = new();

    /// <summary>What was done so far.</summary>
    public WrittenObjects Written { get; } = new();

    public async Task WriteAsync(IReadOnlyList<AssetWrite> chunk, IReadOnlyList<Intention> intentions, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = client.Options.Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(chunk, options, async (asset, token) => await WriteAsync(asset, token));
        if (_doubtful.IsEmpty) return;
        var byKey = intentions.Where(intention => !intention.IsComponent).ToDictionary(intention => intention.Key);
        foreach (var asset in _doubtful) await SettleAsync(asset, byKey[asset.Key], cancellationToken);
    }

    private async Task WriteAsync(AssetWrite asset, CancellationToken cancellationToken)
    {
        try
        {
            if (asset.PlatformId is null)
            {
                var created = await assets.CreateAsync(asset, batch.Perimeter!.Id, cancellationToken);
                await CreatedAsync(asset, created, isNew: true, cancellationToken);
            }
            else await EditAsync(asset, asset.PlatformId.Value, cancellationToken);
        }
        catch (PlatformException exception) when (exception.IsDoubtful && asset.PlatformId is null)
        {
            _doubtful.Enqueue(asset);
        }
        catch (PlatformException exception) when (exception.Fault == PlatformFault.Rejected)
        {
            Refuse(asset, exception.Text);
            refusals.Refused(exception);
        }
    }

    private async Task EditAsync(AssetWrite asset, Guid id, CancellationToken cancellationToken)
    {
        try
        {
            if (await assets.EditAsync(asset, cancellationToken) is { } edited)
            {
                lock (_lock) Written.Edited.Add(edited);
                refusals.Accepted();
            }

            await WriteComponentsAsync(asset, id, isNew: false, cancellationToken);
        }
        catch (PlatformException exception) when (exception.Fault == PlatformFault.Missing)
        {
            lock (_lock) result.Deleted.Add(id);
            Refuse(asset, Words.Of($"Somebody deleted the asset on the platform during the run; the next run creates it again."));
        }
    }

    private async Task CreatedAsync(AssetWrite asset, CreatedAsset created, bool isNew, CancellationToken cancellationToken)
    {
        lock (_lock) Written.Assets.Add(created);
        refusals.Accepted();
        try
        {
            await WriteComponentsAsync(asset, created.PlatformId, isNew, cancellationToken);
        }
        catch (PlatformException exception) when (exception.Fault == PlatformFault.Missing)
        {
            lock (_lock) result.Deleted.Add(created.PlatformId);
            Refuse(asset, Words.Of($"Somebody deleted the asset on the platform during the run; the next run creates it again."));
        }
    }

    private async Task SettleAsync(AssetWrite asset, Intention intention, CancellationToken cancellationToken)
    {
        try
        {
            for (var creations = 1; ; creations++)
            {
                if (await settler.FindAssetAsync(intention, Claimed(), cancellationToken) is { } id)
                {
                    await CreatedAsync(asset, new CreatedAsset(asset.Key, id, client.Now, null), isNew: false, cancellationToken);
                    return;
                }

                try
                {
                    var created = await assets.CreateAsync(asset, batch.Perimeter!.Id, cancellationToken);
                    await CreatedAsync(asset, created, isNew: true, cancellationToken);
                    return;
                }
                catch (PlatformException exception) when (exception.IsDoubtful && creations < MaxCreations)
                {
                    // Nobody knows whether it was done: it is looked up again.
                }
            }
        }
        catch (PlatformException exception) when (exception.Fault == PlatformFault.Rejected)
        {
            Refuse(asset, exception.Text);
            refusals.Refused(exception);
        }
    }

    private async Task WriteComponentsAsync(AssetWrite asset, Guid id, bool isNew, CancellationToken cancellationToken)
    {
        foreach (var component in asset.Components)
        {
            try
            {
                var componentId = await CreateComponentAsync(id, component.KnowledgeBaseId, isNew, cancellationToken);
                lock (_lock) Written.Components.Add(new CreatedComponent(asset.Key, component.Key, component.KnowledgeBaseId, componentId));
                refusals.AcceptedComponent();
            }
            catch (PlatformException exception) when (exception.Fault == PlatformFault.Rejected)
            {
                lock (_lock)
                {
                    Written.Dropped.Add((asset.Key, component.Key));
                    result.RefusedComponents.Add(new RefusedWrite(asset.Key, component.Key, exception.Text, component.KnowledgeBaseId));
                }

                refusals.RefusedComponent(exception);
            }
        }
    }

    private async Task<Guid> CreateComponentAsync(Guid asset, string knowledgeBaseId, bool isNew, CancellationToken cancellationToken)
    {
        PlatformException? doubt = null;
        for (var creations = 0; creations <= MaxCreations; creations++)
        {
            var mayExist = !isNew || creations > 0;
            if (mayExist && await settler.FindComponentAsync(asset, knowledgeBaseId, cancellationToken) is { } existing) return existing;
            if (creations == MaxCreations) break;
            try
            {
                return await client.CreateComponentAsync(asset, knowledgeBaseId, cancellationToken);
            }
            catch (PlatformException exception) when (exception.IsDoubtful)
            {
                // Nobody knows whether it was done: it is looked up.
                doubt = exception;
            }
        }

        // The asset is there, so the doubt about the component must not be taken for one about the asset.
        throw new PlatformException(PlatformFault.Unreachable, doubt!.Text, doubt);
    }

    private HashSet<Guid> Claimed()
    {
        lock (_lock) return [.. Written.Assets.Select(created => created.PlatformId)];
    }

    private void Refuse(AssetWrite asset, LocalizedText reason)
    {
        lock (_lock)
        {
            result.Refused.Add(new RefusedWrite(asset.Key, "", reason, assets.Fragment(asset, batch.Perimeter?.Id)));
            if (asset.PlatformId is null) Written.Dropped.Add((asset.Key, ""));
            foreach (var component in asset.Components) Written.Dropped.Add((asset.Key, component.Key));
        }
    }
}
