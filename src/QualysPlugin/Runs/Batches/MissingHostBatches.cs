using System.Runtime.CompilerServices;
using QualysPlugin.Completeness;
using QualysPlugin.Filters;
using QualysPlugin.Runs.Checkpoints;
using QualysPlugin.Runs.Setup;

namespace QualysPlugin.Runs.Batches;

/// <summary>The hosts that Qualys listed but did not deliver, asked for again and cut into batches.</summary>
internal sealed class MissingHostBatches(
    ImportSession session, HostFilter filter, RunState state, HostBatcher batcher, CompletenessLedger ledger)
{
    public async IAsyncEnumerable<HostBatch> ReadAsync(
        IReadOnlyList<HostIdSet> listed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var missing = ledger.Missing.ToList();
        if (missing.Count == 0)
            yield break;
        session.Progress.Activity("Asking again for hosts that were listed but not delivered");
        var reader = new MissingHostReader(session.Inventory, filter);
        await foreach (var found in reader.ReadAsync(missing, listed, cancellationToken).ConfigureAwait(false))
        {
            foreach (var id in found.Gone)
                ledger.MarkPurged(id);

            // Records without an ID are those that were quarantined the first time.
            var page = found.Page is { } read && state.QuarantinedWithoutId > 0
                ? read with { Rejected = [.. read.Rejected.Where(rejected => rejected.Id is not null)] }
                : found.Page;
            foreach (var batch in page is null ? [] : batcher.Split(page, ledger.IsCommitted))
                yield return batch;
        }
    }
}
