namespace QualysPlugin.Components;

/// <summary>What a rule file holds.</summary>
/// <param name="Source">The file, as warnings name it.</param>
internal sealed record RuleSet(string Source)
{
    /// <summary>The rules for names, in order.</summary>
    public IReadOnlyList<OperatingSystemRule> Ordered { get; init; } = [];

    /// <summary>The rules for CPE names that Qualys gives, in order.</summary>
    public IReadOnlyList<OperatingSystemRule> ForCpeNames { get; init; } = [];

    /// <summary>The names that are mapped exactly.</summary>
    public IReadOnlyDictionary<string, OperatingSystemRule> Exact { get; init; } = new Dictionary<string, OperatingSystemRule>();

    public NoiseWords Noise { get; init; } = NoiseWords.None;
}
