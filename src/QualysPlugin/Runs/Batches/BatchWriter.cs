using System.Collections.Concurrent;
using QualysPlugin.ImportXml;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Batches;

/// <summary>Writes the import XML of planned batches ahead of the host. A document's memory serves one batch after the other.</summary>
internal sealed class BatchWriter(string source) : IDisposable
{
    private readonly AssetExplanations _explanations = new();
    private readonly ConcurrentQueue<ImportDocumentWriter> _writers = new();

    /// <summary>Writes the document of a batch; one batch at a time.</summary>
    /// <returns>The batch with its document, which is valid until <see cref="Return"/>.</returns>
    public PlannedBatch Write(PlannedBatch batch)
    {
        var writer = _writers.TryDequeue(out var returned) ? returned : new ImportDocumentWriter(source);
        var explanations = new List<ExplainedAsset>();
        foreach (var asset in batch.Assets)
        {
            if (asset.Action == PlannedAction.Unchanged)
                continue;
            if (asset.Action == PlannedAction.Update)
                writer.AddUpdate(asset.Asset);
            else
                writer.AddNew(asset.Asset);
            explanations.Add(new ExplainedAsset(new AssetKey(source, asset.Asset.Id), _explanations.Of(asset)));
        }

        return batch with { Writer = writer, Document = writer.Write(), Explanations = explanations };
    }

    /// <summary>Takes the memory of a document back that the host has applied.</summary>
    public void Return(PlannedBatch batch)
    {
        if (batch.Writer is { } writer)
            _writers.Enqueue(writer);
    }

    public void Dispose()
    {
        while (_writers.TryDequeue(out var writer))
            writer.Dispose();
    }
}
