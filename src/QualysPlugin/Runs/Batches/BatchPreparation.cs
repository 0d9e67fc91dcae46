using System.Collections.Concurrent;
using QualysPlugin.Assets;
using QualysPlugin.ImportXml;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Batches;

/// <summary>Writes the import XML of planned batches, ahead of the host. A writer and its memory serve one batch after the other.</summary>
internal sealed class BatchPreparation(string source) : IDisposable
{
    private readonly AssetExplanations _explanations = new();
    private readonly ConcurrentQueue<ImportDocumentWriter> _writers = new();

    /// <summary>Prepares a batch; one at a time.</summary>
    public PreparedBatch Prepare(PlannedBatch batch)
    {
        var writer = _writers.TryDequeue(out var returned) ? returned : new ImportDocumentWriter(source);
        foreach (var asset in batch.Assets)
        {
            if (asset.Action is PlannedAction.Create or PlannedAction.Recreate)
                writer.AddNew(asset.Asset);
            else if (asset.Action == PlannedAction.Update)
                writer.AddUpdate(asset.Asset);
        }

        return new PreparedBatch(batch, writer, writer.Write(), Fingerprints(batch), Explain(batch));
    }

    /// <summary>The host is done with the batch; its document is not valid any more.</summary>
    public void Return(PreparedBatch batch) => _writers.Enqueue(batch.Writer);

    public void Dispose()
    {
        while (_writers.TryDequeue(out var writer))
            writer.Dispose();
    }

    private List<ExplainedAsset> Explain(PlannedBatch batch)
    {
        var explained = new List<ExplainedAsset>();
        foreach (var asset in batch.Assets)
        {
            if (asset.Action != PlannedAction.Unchanged)
                explained.Add(new ExplainedAsset(new AssetKey(source, asset.Asset.Id), _explanations.Of(asset)));
        }

        return explained;
    }

    private Dictionary<AssetKey, long> Fingerprints(PlannedBatch batch)
    {
        var fingerprints = new Dictionary<AssetKey, long>();
        foreach (var asset in batch.Assets)
        {
            if (asset.Fingerprint is { } fingerprint)
                fingerprints.Add(new AssetKey(source, asset.Asset.Id), fingerprint);
        }

        return fingerprints;
    }
}
