using QualysPlugin.Api.Xml;
using QualysPlugin.Completeness;
using QualysPlugin.Runs.Checkpoints;

namespace QualysPlugin.Runs.Batches;

/// <summary>Records that are committed together.</summary>
/// <param name="Hosts">The hosts.</param>
/// <param name="Rejected">The elements that are not hosts.</param>
/// <param name="Position">How far the run has come when the batch is committed; null when it has come no further.</param>
internal sealed record HostBatch(IReadOnlyList<HostRecord> Hosts, IReadOnlyList<RejectedHost> Rejected, RunPosition? Position)
{
    /// <summary>Hosts that an incremental run does not read, because the platform holds them as they were imported.</summary>
    public HostIdSet Unchanged { get; init; } = new();
}
