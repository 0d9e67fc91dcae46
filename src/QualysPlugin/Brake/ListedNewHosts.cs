using RiskManager.Contracts;

namespace QualysPlugin.Brake;

/// <summary>The listed hosts that the platform does not hold. Assets that people deleted count as held.</summary>
/// <param name="Count">How many are new.</param>
/// <param name="Listed">How many are listed.</param>
/// <param name="HeldInSource">How many assets of the source the platform holds, listed or not; null: it cannot count them.</param>
internal sealed record ListedNewHosts(long Count, long Listed, long? HeldInSource)
{
    /// <summary>The first of them.</summary>
    public IReadOnlyList<HoldExample> Examples { get; init; } = [];
}
