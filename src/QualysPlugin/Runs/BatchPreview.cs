using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;
using QualysPlugin.Runs.Batches;
using RiskManager.Contracts;

namespace QualysPlugin.Runs;

/// <summary>Puts planned batches into the form in which the host shows a preview (R23).</summary>
internal sealed class BatchPreview(string source)
{
    private readonly AssetExplanations _explanations = new();

    /// <summary>The assets and the quarantined records of a batch.</summary>
    public IEnumerable<PreviewedAsset> Of(PlannedBatch batch) => batch.Assets.Select(Of).Concat(batch.Rejected.Select(Of));

    private static PreviewAction ActionOf(PlannedAction action) => action switch
    {
        PlannedAction.Create => PreviewAction.Create,
        PlannedAction.Recreate => PreviewAction.Recreate,
        PlannedAction.Update => PreviewAction.Update,
        _ => PreviewAction.Unchanged,
    };

    private static IReadOnlyList<FieldChange> ChangesOf(PlannedAsset planned) => planned.Action != PlannedAction.Update ? [] :
    [
        .. AssetComparison.Changes(planned.Stored!, planned.Asset),
        .. planned.Component?.Change is { } change ? [change] : Array.Empty<FieldChange>(),
    ];

    private PreviewedAsset Of(PlannedAsset planned) =>
        new(new AssetKey(source, planned.Asset.Id), ActionOf(planned.Action), planned.Asset.Name.Text)
    {
        Rule = planned.Asset.Name.Rule.ToString(),
        Changes = ChangesOf(planned),
        Explanation = _explanations.Of(planned),
        OperatingSystem = planned.Component?.Mapping.Explain([]),
    };

    private PreviewedAsset Of(RejectedHost rejected) =>
        new(rejected.IdText is { } id ? new AssetKey(source, id) : null, PreviewAction.Quarantine, null) { Rule = rejected.Reason };
}
