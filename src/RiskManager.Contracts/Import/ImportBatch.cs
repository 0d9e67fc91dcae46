namespace RiskManager.Contracts;

/// <summary>The unit of commit, of resume and of progress: one import XML document and what belongs to it.</summary>
public sealed class ImportBatch
{
    private static readonly IReadOnlyDictionary<AssetKey, long> NoFingerprints = new Dictionary<AssetKey, long>();
    private static readonly IReadOnlyDictionary<AssetKey, string> NoIdentifiers = new Dictionary<AssetKey, string>();

    /// <summary>The configured task.</summary>
    public required string TaskId { get; init; }

    /// <summary>The logical run: a run that resumes an interrupted one keeps the identity of the first.</summary>
    public required string RunId { get; init; }

    /// <summary>
    /// The import XML, UTF-8, valid against <see cref="ContractSchemas.OpenAssetImport"/>; null if the batch writes no asset.
    /// </summary>
    /// <remarks>
    /// The memory is borrowed. It belongs to the task, which overwrites it as soon as <see cref="IAssetRepository.ApplyAsync"/>
    /// has returned; a repository must neither write to it nor read it afterwards. One that needs the document later copies it.
    /// </remarks>
    public ArraySegment<byte>? Document { get; init; }

    /// <summary>
    /// What <see cref="IImportDocumentReader.ReadAsync"/> made of <see cref="Document"/>, which then need not be read again; null if it was
    /// not read ahead. It belongs to this one batch.
    /// </summary>
    public object? DocumentRead { get; init; }

    /// <summary>Where assets that do not exist yet are created; null if the document has none.</summary>
    public string? Perimeter { get; init; }

    /// <summary>The person responsible for new assets; null: the person responsible for their perimeter.</summary>
    public string? Responsible { get; init; }

    /// <summary>The asset components to create, or to update if the asset has one with the key (R13).</summary>
    public IReadOnlyList<StoredComponent> Components { get; init; } = [];

    /// <summary>
    /// Why the assets of the document have their values, each identity at most once (R28). A host that does not store
    /// explanations ignores them.
    /// </summary>
    public IReadOnlyList<ExplainedAsset> Explanations { get; init; } = [];

    /// <summary>
    /// Fingerprints by identity, of assets in the document and of other existing ones. Only the task knows what they mean. A host
    /// that stores them (<see cref="IAssetFingerprintRepository"/>) removes one as soon as somebody changes what the task wrote;
    /// an asset of the document that has none here loses the one that it had.
    /// </summary>
    public IReadOnlyDictionary<AssetKey, long> Fingerprints { get; init; } = NoFingerprints;

    /// <summary>
    /// What identifies machines beside the identity, as text of at most 1,000 characters that only the task understands (R36); of
    /// assets that have an entry in <see cref="Fingerprints"/>. An asset of the document that has none here loses the one that it had;
    /// any other keeps it. A host without <see cref="IImportedAssetRepository"/> ignores them.
    /// </summary>
    public IReadOnlyDictionary<AssetKey, string> Identifiers { get; init; } = NoIdentifiers;

    /// <summary>Records that could not be imported as assets (R27).</summary>
    public IReadOnlyList<QuarantinedRecord> Quarantined { get; init; } = [];

    /// <summary>Where the next run continues if this one is interrupted after the batch (R24).</summary>
    public required Checkpoint Checkpoint { get; init; }

    /// <summary>
    /// Gives the checkpoint to store instead of <see cref="Checkpoint"/> if the host refused assets of the document
    /// (<see cref="AppliedBatch.Refused"/>), so that its counts are true; null if the task does not distinguish.
    /// </summary>
    public Func<IReadOnlyCollection<AssetKey>, Checkpoint>? CheckpointWithout { get; init; }
}
