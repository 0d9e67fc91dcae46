namespace RiskManager.ReferenceHost.Attention;

/// <summary>Something that a person should look at now.</summary>
/// <param name="Kind">Why.</param>
/// <param name="TaskName">The task concerned; null when it concerns all.</param>
/// <param name="Link">The page that shows more.</param>
public sealed record AttentionItem(AttentionKind Kind, string? TaskName, string Link)
{
    /// <summary>Since when, or when it happened; null where that is not known.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How many assets, records or findings; null where nothing is counted.</summary>
    public long? Count { get; init; }

    /// <summary>The error or the notice, or the kind of finding; null where the kind says it all.</summary>
    public string? Detail { get; init; }
}
