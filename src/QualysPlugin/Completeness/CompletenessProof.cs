namespace QualysPlugin.Completeness;

/// <summary>The outcome of the completeness proof (R22).</summary>
/// <param name="Expected">Records that Qualys holds for the filter, and surplus ones that it delivered.</param>
/// <param name="Missing">Records that are not accounted for.</param>
/// <param name="MissingIds">Their IDs, at most <see cref="MaxMissingIds"/>.</param>
internal sealed record CompletenessProof(long Expected, long Missing, IReadOnlyList<string> MissingIds)
{
    public const int MaxMissingIds = 1_000;
}
