using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;

namespace QualysPlugin.Api.Paging;

/// <summary>
/// A page of hosts that was received and waits for its turn as the bytes that came, because hosts take several times as much
/// memory; or the hosts of a page that had to be searched for one that Qualys cannot deliver.
/// </summary>
internal sealed class FetchedPage : IDisposable
{
    private readonly ApiRequest? _request;
    private readonly ApiResponse? _answer;
    private readonly HostPage? _page;

    private FetchedPage(HostIdRange range, ApiRequest? request, ApiResponse? answer, HostPage? page) =>
        (Range, _request, _answer, _page) = (range, request, answer, page);

    /// <summary>The IDs that were asked for.</summary>
    public HostIdRange Range { get; }

    /// <summary>The memory that it takes, in bytes.</summary>
    public long Bytes => _answer?.Body.Capacity ?? 0;

    /// <summary>Whether Qualys did not deliver the page, so that its hosts were asked for in ever smaller ranges.</summary>
    public bool IsSearched => _page is not null;

    /// <summary>Takes over the body of a response that was received in full.</summary>
    public static FetchedPage Received(HostIdRange range, ApiRequest request, ApiResponse answer) =>
        new(range, request, answer with { Body = answer.Body.Take() }, null);

    /// <summary>The hosts of a page that was searched.</summary>
    public static FetchedPage Searched(HostIdRange range, HostPage page) => new(range, null, null, page);

    /// <summary>Reads the hosts.</summary>
    /// <exception cref="QualysApiException">It is not a page of hosts.</exception>
    public HostPage Read(HostListReader reader) => _page ?? reader.Read(_request!, _answer!);

    public void Dispose() => _answer?.Dispose();
}
