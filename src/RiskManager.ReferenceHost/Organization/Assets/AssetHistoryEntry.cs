using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>Something that happened to an asset.</summary>
/// <param name="At">When: of a run, its start.</param>
/// <param name="Kind"><c>Created</c>, an action of a run (<c>Updated</c>, <c>Recreated</c>) or of a person (<c>Edited</c>,
/// <c>Moved</c>).</param>
/// <param name="By">The person, or who started the run; null: the schedule.</param>
/// <param name="RunId">The run; null when a person did it.</param>
/// <param name="Changes">Old and new values.</param>
internal sealed record AssetHistoryEntry(
    DateTimeOffset At, string Kind, string? By, string? RunId, IReadOnlyList<FieldChange> Changes);
