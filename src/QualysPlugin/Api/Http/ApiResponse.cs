namespace QualysPlugin.Api.Http;

/// <summary>An answer of the Qualys API, received in full.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Limits">What its headers say about limits.</param>
/// <param name="Body">The body.</param>
internal sealed record ApiResponse(int Status, CallLimits Limits, ReceivedBody Body) : IDisposable
{
    /// <summary>When Qualys answered, by its clock, as the header says; null when it has none.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>What the headers say about the API itself, such as the end of a version.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The session that the answer opens; null when it opens none.</summary>
    public string? SessionCookie { get; init; }

    public void Dispose() => Body.Dispose();
}
