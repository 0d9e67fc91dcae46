using System.Globalization;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Tests.Api;

/// <summary>A host list that is called by several at a time and answers when it likes, in whatever order.</summary>
internal sealed class FakeHostList(IEnumerable<long> ids) : IApiTransport
{
    private readonly SortedSet<long> _ids = [.. ids];
    private readonly object _lock = new();
    private int _running;

    /// <summary>Hosts that are added after this many pages were asked for.</summary>
    public (int AfterPages, IReadOnlyList<long> Ids)? Added { get; init; }

    /// <summary>Calls that hold one of these hosts fail.</summary>
    public HashSet<long> Bad { get; init; } = [];

    /// <summary>How many hosts a page holds at most, whatever it is asked for.</summary>
    public int MaxPage { get; init; } = int.MaxValue - 1;

    /// <summary>The IDs from and to of every page of hosts that was asked for.</summary>
    public List<(long From, long To)> Pages { get; } = [];

    public int MaxRunning { get; private set; }

    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var parameters = request.Parameters.ToDictionary(pair => pair.Key, pair => pair.Value);
        var (from, to) = (Number(parameters, "id_min", 0), Number(parameters, "id_max", long.MaxValue));
        var listsHosts = parameters["details"] != "None";
        int turns;
        lock (_lock)
        {
            MaxRunning = Math.Max(MaxRunning, ++_running);
            if (listsHosts)
                Pages.Add((from, to));
            if (Added is { } added && Pages.Count > added.AfterPages)
                _ids.UnionWith(added.Ids);
            turns = (int)((from * 7) % 5);
        }

        for (var turn = 0; turn < turns; turn++)
            await Task.Yield();
        lock (_lock)
        {
            _running--;
            return listsHosts ? Hosts(parameters, from, to) : Ids(parameters, from, to);
        }
    }

    public Task<StreamedResponse> OpenAsync(ApiRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("No test of this transport streams an answer.");

    public Task CloseAsync() => Task.CompletedTask;

    public void Dispose()
    {
    }

    private static long Number(Dictionary<string, string> parameters, string name, long @default) =>
        parameters.TryGetValue(name, out var text) ? long.Parse(text, CultureInfo.InvariantCulture) : @default;

    private static ApiResponse Answer(string hosts, long? next) => Answers.Of(Answers.Page(hosts,
        next is null ? "" : $"<WARNING><CODE>1980</CODE><URL><![CDATA[https://q.example.test/?id_min={next}]]></URL></WARNING>"));

    private ApiResponse Hosts(Dictionary<string, string> parameters, long from, long to)
    {
        var (page, next) = Page(parameters, from, to, MaxPage);
        return page.Exists(Bad.Contains)
            ? Answers.Of(Answers.SimpleReturn(999, "Internal Error"), 500)
            : Answer($"<HOST_LIST>{string.Concat(page.Select(id => $"<HOST><ID>{id}</ID></HOST>"))}</HOST_LIST>", next);
    }

    private ApiResponse Ids(Dictionary<string, string> parameters, long from, long to)
    {
        var (page, next) = Page(parameters, from, to, MaxPage);
        return Answer($"<ID_SET>{string.Concat(page.Select(id => $"<ID>{id}</ID>"))}</ID_SET>", next);
    }

    private (List<long> Ids, long? Next) Page(Dictionary<string, string> parameters, long from, long to, int most)
    {
        var limit = (int)Number(parameters, "truncation_limit", 1_000);
        var size = Math.Min(limit == 0 ? int.MaxValue - 1 : limit, most);
        var ids = _ids.Where(id => id >= from && id <= to).Take(size + 1).ToList();
        return ids.Count > size ? (ids[..size], ids[size]) : (ids, null);
    }
}
