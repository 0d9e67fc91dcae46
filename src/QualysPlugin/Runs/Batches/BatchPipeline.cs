using System.Runtime.CompilerServices;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Batches;

/// <summary>Takes batches from reading to the host: plan, write, apply. The three steps overlap.</summary>
/// <param name="planner">Plans a batch.</param>
/// <param name="gatherer">Makes one batch of several that write little.</param>
/// <param name="writer">Writes its document.</param>
/// <param name="documents">Has the host read the document while it applies the batch before; null: the host cannot.</param>
/// <param name="importer">Has the host apply it.</param>
internal sealed class BatchPipeline(
    BatchPlanner planner, BatchGatherer gatherer, BatchWriter writer, IImportDocumentReader? documents, BatchImporter importer)
{
    /// <summary>Batches that are read while others are planned: a page's worth, so that the next page is read in the meantime.</summary>
    private const int BatchesAhead = 2;

    /// <summary>Batches that are planned and written while the host applies another.</summary>
    private const int PlannedAhead = 1;

    /// <summary>Imports batches in their order.</summary>
    /// <param name="read">Reads them.</param>
    /// <param name="cancellationToken">Cancels all steps.</param>
    /// <returns>Each batch, as soon as it is committed.</returns>
    public async IAsyncEnumerable<PlannedBatch> ImportAsync(
        Func<CancellationToken, IAsyncEnumerable<HostBatch>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var written = BatchQueue.Ahead(
            token => WriteAsync(PlanAsync(BatchQueue.Ahead(read, BatchesAhead, token), token), token), PlannedAhead, cancellationToken);
        await foreach (var batch in written.ConfigureAwait(false))
            yield return await ApplyAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Imports one batch.</summary>
    /// <returns>The committed batch.</returns>
    public async Task<PlannedBatch> ImportAsync(HostBatch batch, CancellationToken cancellationToken) =>
        await ApplyAsync(
            await WriteAsync(await planner.PlanAsync(batch, cancellationToken).ConfigureAwait(false), cancellationToken)
                .ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);

    private async IAsyncEnumerable<PlannedBatch> PlanAsync(
        IAsyncEnumerable<HostBatch> batches, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in batches.ConfigureAwait(false))
            yield return await planner.PlanAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<PlannedBatch> WriteAsync(
        IAsyncEnumerable<PlannedBatch> batches, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in gatherer.GatherAsync(batches, cancellationToken).ConfigureAwait(false))
            yield return await WriteAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    private async Task<PlannedBatch> WriteAsync(PlannedBatch batch, CancellationToken cancellationToken)
    {
        var written = writer.Write(batch);
        return documents is not null && written.Document is { } document
            ? written with { DocumentRead = await documents.ReadAsync(document, cancellationToken).ConfigureAwait(false) }
            : written;
    }

    private async Task<PlannedBatch> ApplyAsync(PlannedBatch batch, CancellationToken cancellationToken)
    {
        await importer.ImportAsync(batch, cancellationToken).ConfigureAwait(false);
        writer.Return(batch);
        return batch;
    }
}
