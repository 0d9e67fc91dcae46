using QualysPlugin.ImportXml;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Batches;

/// <summary>A planned batch in the form in which it goes to the host.</summary>
/// <param name="Planned">The decisions.</param>
/// <param name="Writer">Holds the document until the host has applied it.</param>
/// <param name="Document">The import XML; null when no asset is written.</param>
/// <param name="Fingerprints">What the host is to keep of the assets.</param>
/// <param name="Explanations">Why the assets of the document have their values, in its order (R28).</param>
internal sealed record PreparedBatch(
    PlannedBatch Planned, ImportDocumentWriter Writer, ArraySegment<byte>? Document, IReadOnlyDictionary<AssetKey, long> Fingerprints, IReadOnlyList<ExplainedAsset> Explanations);
