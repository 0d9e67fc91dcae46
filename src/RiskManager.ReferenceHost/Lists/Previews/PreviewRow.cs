using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Lists.Previews;

/// <summary>An asset of a kept preview.</summary>
/// <param name="Action">What a run would do.</param>
/// <param name="Name">The name of the asset; null: the record has none.</param>
/// <param name="Source">The source of the asset; null: the record has no identity.</param>
/// <param name="Id">Its ID in the source; null: the record has no identity.</param>
/// <param name="Rule">The rule that gave the name, or the reason for a quarantine.</param>
/// <param name="Changes">The values that would be overwritten.</param>
/// <param name="OperatingSystem">What the operating system is mapped to; null if the task creates no components.</param>
internal sealed record PreviewRow(
    PreviewAction Action, string? Name, string? Source, string? Id, string? Rule, IReadOnlyList<FieldChange> Changes,
    OperatingSystemExplanation? OperatingSystem)
{
    public static PreviewRow Of(PreviewedAsset asset) => new(
        asset.Action, asset.Name, asset.Key?.Source, asset.Key?.Id, asset.Rule, asset.Changes, asset.OperatingSystem);

    /// <summary>The changes as one text: <c>field: old → new</c>, a line each.</summary>
    public string? ChangesText => Changes.Count == 0
        ? null
        : string.Join('\n', Changes.Select(change => $"{change.Field}: {change.OldValue} → {change.NewValue}"));
}
