using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.Rest.Writing;

namespace RiskManager.ReferenceHost.Platform.Writes;

/// <summary>What of a batch the platform took, for the mirror.</summary>
/// <param name="Batch">The batch without what it refused.</param>
/// <param name="Assets">The assets that it took.</param>
/// <param name="Refused">The assets that it refused.</param>
internal sealed record TakenBatch(ImportBatch Batch, IReadOnlyList<DocumentAsset> Assets, IReadOnlyList<QuarantinedRecord> Refused)
{
    private const int MaxFragment = 4096;

    public static TakenBatch Of(ImportBatch batch, IReadOnlyList<DocumentAsset> assets, BatchResult result)
    {
        if (result.Refused.Count + result.RefusedComponents.Count == 0) return new TakenBatch(batch, assets, []);
        var keys = result.Refused.Select(refused => refused.Key).ToHashSet();
        var components = result.RefusedComponents.Select(refused => (refused.Key, refused.Component)).ToHashSet();
        var inDocument = assets.Select(asset => new AssetKey(asset.Source, asset.Id)).ToHashSet();
        List<QuarantinedRecord> quarantined =
        [
            .. result.Refused.Where(refused => inDocument.Contains(refused.Key)).OrderBy(refused => refused.Key.Id, StringComparer.Ordinal)
                .Select(refused => new QuarantinedRecord(refused.Key.Id, refused.Reason, Shortened(refused.Fragment))),
        ];
        var taken = new ImportBatch
        {
            TaskId = batch.TaskId,
            RunId = batch.RunId,
            Document = batch.Document,
            Perimeter = batch.Perimeter,
            Responsible = batch.Responsible,
            Components =
            [
                .. batch.Components.Where(component =>
                    !keys.Contains(component.Asset) && !components.Contains((component.Asset, component.Key))),
            ],
            Explanations = [.. batch.Explanations.Where(explained => !keys.Contains(explained.Key))],
            Fingerprints = batch.Fingerprints.Where(pair => !keys.Contains(pair.Key) && !components.Any(refused => refused.Key == pair.Key))
                .ToDictionary(pair => pair.Key, pair => pair.Value),
            Quarantined = [.. batch.Quarantined, .. quarantined],
            Checkpoint = quarantined.Count > 0 && batch.CheckpointWithout is { } without
                ? without([.. keys.Where(inDocument.Contains)])
                : batch.Checkpoint,
        };
        return new TakenBatch(taken, [.. assets.Where(asset => !keys.Contains(new AssetKey(asset.Source, asset.Id)))], quarantined);
    }

    private static string Shortened(string text) => text.Length > MaxFragment ? text[..MaxFragment] : text;
}
