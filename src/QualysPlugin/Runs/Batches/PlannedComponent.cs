using QualysPlugin.Components;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Batches;

/// <summary>What is done about the asset component of an asset's operating system.</summary>
/// <param name="Mapping">The CPE name and the knowledge base.</param>
/// <param name="Write">The component to create or to bring to these values; null when nothing is written.</param>
/// <param name="Change">What changes, for a preview; null when nothing does.</param>
internal sealed record PlannedComponent(OperatingSystemMapping Mapping, StoredComponent? Write, FieldChange? Change)
{
    /// <summary>The host keeps a component that the task would not create; every run says so.</summary>
    public bool IsKept { get; init; }
}
