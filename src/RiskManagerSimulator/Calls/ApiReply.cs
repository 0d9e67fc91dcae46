namespace RiskManagerSimulator.Calls;

/// <summary>A reply that is ready to be sent.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body; empty when there is none.</param>
internal sealed record ApiReply(int Status, ReadOnlyMemory<byte> Body)
{
    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>The value of Retry-After in seconds; null: no such header.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The value of Cache-Control.</summary>
    public string CacheControl { get; init; } = "private";

    public static ApiReply NoContent { get; } = new(204, default);
}
