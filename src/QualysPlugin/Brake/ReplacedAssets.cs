using RiskManager.Contracts;

namespace QualysPlugin.Brake;

/// <summary>
/// The assets of a batch whose values the run would replace. A component beside an unchanged asset is an addition and does not count; an
/// asset that a person deleted and that the run recreates does.
/// </summary>
/// <param name="Count">How many there are.</param>
/// <param name="Recreated">Those that people deleted.</param>
/// <param name="LostNames">Those that lose their NetBIOS or DNS name.</param>
/// <param name="Examples">The first of them.</param>
internal sealed record ReplacedAssets(long Count, long Recreated, long LostNames, IReadOnlyList<HoldExample> Examples)
{
    /// <summary>The most examples that a hold names.</summary>
    public const int MaxExamples = 3;
}
