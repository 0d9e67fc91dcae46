using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;
using QualysPlugin.Brake;
using QualysPlugin.Completeness;
using QualysPlugin.Components;
using QualysPlugin.ImportXml;
using QualysPlugin.Runs.Checkpoints;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Batches;

/// <summary>A batch with all its decisions made.</summary>
/// <param name="Assets">The hosts, each identity once.</param>
/// <param name="Rejected">The records that are quarantined.</param>
/// <param name="Position">How far the run has come when the batch is committed; null when it has come no further.</param>
internal sealed record PlannedBatch(IReadOnlyList<PlannedAsset> Assets, IReadOnlyList<RejectedHost> Rejected, RunPosition? Position)
{
    /// <summary>The import XML; null when no asset is written, and before it is written.</summary>
    public ArraySegment<byte>? Document { get; init; }

    /// <summary>What the host made of the document when it read it ahead; null: it did not.</summary>
    public object? DocumentRead { get; init; }

    /// <summary>Why the assets of the document have their values, in its order (R28).</summary>
    public IReadOnlyList<ExplainedAsset> Explanations { get; init; } = [];

    /// <summary>Holds the document; null before it is written.</summary>
    public ImportDocumentWriter? Writer { get; init; }

    /// <summary>Hosts that an incremental run does not read; they count as unchanged.</summary>
    public HostIdSet Unchanged { get; init; } = new();

    /// <summary>Hosts that were read and for which nothing is written; they count as unchanged. Their assets are not kept.</summary>
    public HostIdSet Settled { get; init; } = new();

    /// <summary>What the operating systems of the <see cref="Settled"/> hosts are mapped to.</summary>
    public IReadOnlyList<OperatingSystemMapping> SettledMappings { get; init; } = [];

    /// <summary>Whether any asset has to be created, so that a perimeter is needed (R9).</summary>
    public bool NeedsPerimeter => Assets.Any(asset => asset.Action is PlannedAction.Create or PlannedAction.Recreate);

    /// <summary>How many assets and quarantined records the host has to write.</summary>
    public int CountWrites => Rejected.Count + Assets.Count(asset => asset.IsWritten);

    /// <summary>How many records were read.</summary>
    public long CountRead => Assets.Count + Rejected.Count + Settled.Count;

    /// <summary>What the host is to keep of the assets, so that the next run needs no comparison.</summary>
    public IReadOnlyDictionary<AssetKey, long> Fingerprints(string source) => Assets.Where(asset => asset.Fingerprint is not null)
        .ToDictionary(asset => new AssetKey(source, asset.Asset.Id), asset => asset.Fingerprint!.Value);

    /// <summary>What identifies the machines whose fingerprints the host is to keep (R36).</summary>
    public IReadOnlyDictionary<AssetKey, string> Identifiers(string source) =>
        Assets.Where(asset => asset is { Fingerprint: not null, Asset.Identifiers: not null })
            .ToDictionary(asset => new AssetKey(source, asset.Asset.Id), asset => asset.Asset.Identifiers!.Write());

    /// <summary>The asset components to create, or to bring to other values (R13).</summary>
    public IEnumerable<StoredComponent> Components => Assets.Select(asset => asset.Component?.Write).OfType<StoredComponent>();

    /// <summary>The asset components that the host does not hold yet.</summary>
    public int NewComponents => Assets.Count(asset => asset.Component is { Write: not null, Change.OldValue: null });

    /// <summary>What the operating systems are mapped to.</summary>
    public IEnumerable<OperatingSystemMapping> Mappings =>
        Assets.Select(asset => asset.Component?.Mapping).OfType<OperatingSystemMapping>().Concat(SettledMappings);

    /// <summary>The assets with an action.</summary>
    public int Count(PlannedAction action) => Assets.Count(asset => asset.Action == action);

    /// <summary>What becomes of its records if the host does as it is asked.</summary>
    public ImportCounts Counts => new()
    {
        Created = Count(PlannedAction.Create),
        Recreated = Count(PlannedAction.Recreate),
        Updated = Count(PlannedAction.Update),
        Unchanged = Count(PlannedAction.Unchanged) + Settled.Count + Unchanged.Count,
        Quarantined = Rejected.Count,
        ComponentsCreated = NewComponents,
    };

    /// <summary>How many assets have values replaced.</summary>
    public int CountReplaced => Assets.Count(asset => asset.ReplacesValues);

    /// <summary>The assets whose values are replaced, for the brake (R39).</summary>
    public ReplacedAssets Replaced(string source)
    {
        var replaced = Assets.Where(asset => asset.ReplacesValues).ToList();
        return new ReplacedAssets(
            replaced.Count, replaced.Count(asset => asset.Action == PlannedAction.Recreate), replaced.Count(asset => asset.LosesName),
            [.. replaced.Take(ReplacedAssets.MaxExamples).Select(asset => ExampleOf(source, asset))]);
    }

    /// <summary>The name, or the first field that differs where the name does not.</summary>
    private static HoldExample ExampleOf(string source, PlannedAsset planned)
    {
        var key = new AssetKey(source, planned.Asset.Id);
        if (planned.Action == PlannedAction.Recreate)
            return new HoldExample(key, null, planned.Asset.Name.Text);
        var change = AssetComparison.Changes(planned.Stored!, planned.Asset) is [var first, ..] ? first : planned.Component!.Change!;
        return change.Field == AssetComparison.NameField
            ? new HoldExample(key, change.OldValue, change.NewValue)
            : new HoldExample(key, $"{planned.Stored!.Name}: {change.Field} {change.OldValue}", $"{change.Field} {change.NewValue}");
    }
}
