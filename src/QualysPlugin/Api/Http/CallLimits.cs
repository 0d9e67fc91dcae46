using System.Globalization;
using System.Net.Http.Headers;

namespace QualysPlugin.Api.Http;

/// <summary>What the headers of an answer say about the limits of the account; either group may be absent.</summary>
/// <param name="RateLimit">Calls allowed in the window.</param>
/// <param name="Window">The length of the window.</param>
/// <param name="Remaining">Calls left in the window.</param>
/// <param name="ToWait">How long to wait before the next call; 0 on a concurrency refusal, which means nothing.</param>
/// <param name="ConcurrencyLimit">Calls allowed at the same time.</param>
/// <param name="Running">Calls running now.</param>
internal sealed record CallLimits(int? RateLimit, TimeSpan? Window, int? Remaining, TimeSpan? ToWait, int? ConcurrencyLimit, int? Running)
{
    public static CallLimits None { get; } = new(null, null, null, null, null, null);

    /// <summary>Reads the headers of an answer.</summary>
    /// <param name="headers">The headers.</param>
    /// <param name="now">When the answer came, for a <c>Retry-After</c> that names a time.</param>
    public static CallLimits Read(HttpResponseHeaders headers, DateTimeOffset now) => new(
        Number(headers, "X-RateLimit-Limit"),
        Seconds(headers, "X-RateLimit-Window-Sec"),
        Number(headers, "X-RateLimit-Remaining"),
        Seconds(headers, "X-RateLimit-ToWait-Sec") ?? RetryAfter(headers, now),
        Number(headers, "X-Concurrency-Limit-Limit"),
        Number(headers, "X-Concurrency-Limit-Running"));

    private static TimeSpan? RetryAfter(HttpResponseHeaders headers, DateTimeOffset now) =>
        headers.RetryAfter is { } retryAfter ? retryAfter.Delta ?? retryAfter.Date - now : null;

    private static int? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values)
        && int.TryParse(values.FirstOrDefault()?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static TimeSpan? Seconds(HttpResponseHeaders headers, string name) =>
        Number(headers, name) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
