using System.Net;
using System.Runtime.CompilerServices;
using RiskManager.Rest.Assumptions;
using RiskManager.Rest.Calls;

namespace RiskManager.Rest.Client;

/// <summary>The platform's objects, read and written.</summary>
internal sealed class PlatformClient(PlatformOptions options, TimeProvider clock, HttpMessageHandler? handler = null) : IAsyncDisposable
{
    private readonly PlatformConnection _connection = new(options, clock, handler);

    public PlatformOptions Options => options;

    /// <summary>The calls made so far, without those for tokens.</summary>
    public int Calls => _connection.Calls;

    /// <summary>A moment by the platform's clock that is not after now, as its last reply tells; else by this machine's.</summary>
    public DateTimeOffset Now => _connection.LastDate ?? clock.GetUtcNow() - TimeSpan.FromMinutes(5);

    public Task SignInAsync(CancellationToken cancellationToken) => _connection.SignInAsync(cancellationToken);

    /// <summary>The login that the platform records for what the application does; null where it does not tell.</summary>
    public async Task<string?> FindLoginAsync(CancellationToken cancellationToken)
    {
        try
        {
            var reply = await _connection.CallAsync("GET /api/info/me", (api, token) => api.GetMeAsync(token), cancellationToken);
            return reply.Read<PersonData>(PlatformAssumptions.Me).Login;
        }
        catch (PlatformException exception) when (
            exception.Fault is PlatformFault.Missing or PlatformFault.Unexpected || exception.Status == (int)HttpStatusCode.Forbidden)
        {
            // The page was not seen in the manual, nor the name of its feature; without it, creator and editor are not compared.
            return null;
        }
    }

    /// <summary>Lists assets page by page, in the order of their IDs.</summary>
    public IAsyncEnumerable<IReadOnlyList<AssetData>> ListAssetsAsync(string filter, CancellationToken cancellationToken) =>
        ListAsync<AssetData>(
            "GET /api/Organization/assets", filter, (api, query, token) => api.ListAssetsAsync(query, token), PlatformAssumptions.Lists,
            cancellationToken);

    /// <summary>Reads one asset; null: there is none.</summary>
    public async Task<AssetData?> FindAssetAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await _connection.CallAsync(
                "GET /api/Organization/assets/<Id>", (api, token) => api.GetAssetAsync(id, token), cancellationToken);
            return reply.Read<AssetData>(PlatformAssumptions.Details);
        }
        catch (PlatformException exception) when (exception.Fault == PlatformFault.Missing)
        {
            return null;
        }
    }

    /// <returns>The ID of the new asset, and the platform's clock.</returns>
    public async Task<(Guid Id, DateTimeOffset? Date)> CreateAssetAsync(object asset, CancellationToken cancellationToken)
    {
        var reply = await _connection.CallAsync(
            "POST /api/Organization/assets", (api, token) => api.CreateAssetAsync(PlatformJson.Body(asset), token), cancellationToken);
        return (reply.ReadId(), reply.Date);
    }

    /// <returns>The platform's clock.</returns>
    public async Task<DateTimeOffset?> UpdateAssetAsync(Guid id, object changes, CancellationToken cancellationToken)
    {
        var reply = await _connection.CallAsync(
            "PUT /api/Organization/assets/<Id>", (api, token) => api.UpdateAssetAsync(id, PlatformJson.Body(changes), token),
            cancellationToken, PlatformAssumptions.Edit);
        return reply.Date;
    }

    /// <summary>Lists asset components page by page, in the order of their IDs.</summary>
    public IAsyncEnumerable<IReadOnlyList<ComponentData>> ListComponentsAsync(string? filter, CancellationToken cancellationToken) =>
        ListAsync<ComponentData>(
            "GET /api/Organization/assets/components", filter, (api, query, token) => api.ListComponentsAsync(query, token),
            PlatformAssumptions.ComponentList, cancellationToken);

    /// <summary>Creates a component; the platform gives it a name.</summary>
    public async Task<Guid> CreateComponentAsync(Guid assetId, string knowledgeBaseId, CancellationToken cancellationToken)
    {
        var body = PlatformJson.Body(new { KnowledgeBaseId = knowledgeBaseId });
        var reply = await _connection.CallAsync(
            "POST /api/Organization/assets/<Id>/components", (api, token) => api.CreateComponentAsync(assetId, body, token),
            cancellationToken);
        return reply.ReadId();
    }

    public Task<List<PerimeterData>> FindPerimetersAsync(string name, CancellationToken cancellationToken) =>
        ToListAsync(ListAsync<PerimeterData>(
            "GET /api/Organization/perimeters", PlatformFilter.Equal("Name", name),
            (api, query, token) => api.ListPerimetersAsync(query, token), PlatformAssumptions.Perimeters, cancellationToken));

    public async Task<Guid> CreatePerimeterAsync(string name, Guid? parent, CancellationToken cancellationToken)
    {
        var body = PlatformJson.Body(new { Name = name, ParentPerimeter = parent });
        var reply = await _connection.CallAsync(
            "POST /api/Organization/perimeters", (api, token) => api.CreatePerimeterAsync(body, token), cancellationToken);
        return reply.ReadId();
    }

    public Task<List<PersonData>> FindPeopleAsync(string name, CancellationToken cancellationToken) =>
        ToListAsync(ListAsync<PersonData>(
            "GET /api/Organization/people", PlatformFilter.Equal("Name", name), (api, query, token) => api.ListPeopleAsync(query, token),
            PlatformAssumptions.People, cancellationToken));

    public Task<List<KnowledgeBaseData>> ListKnowledgeBasesAsync(CancellationToken cancellationToken) =>
        ToListAsync(ListAsync<KnowledgeBaseData>(
            "GET /api/knowledge/knowledgebases", null, (api, query, token) => api.ListKnowledgeBasesAsync(query, token),
            PlatformAssumptions.KnowledgeBases, cancellationToken));

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<IReadOnlyList<T>> pages)
    {
        var all = new List<T>();
        await foreach (var page in pages) all.AddRange(page);
        return all;
    }

    private async IAsyncEnumerable<IReadOnlyList<T>> ListAsync<T>(
        string call, string? filter, Func<IPlatformApi, ListQuery, CancellationToken, Task<HttpResponseMessage>> list,
        Assumption assumption, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var number = 1; ; number++)
        {
            var query = new ListQuery(filter, number);
            var reply = await _connection.CallAsync(call, (api, token) => list(api, query, token), cancellationToken, assumption);
            var page = reply.Read<List<T>>(assumption);
            if (page.Count > 0) yield return page;
            // No total is ever told, so only a page that is not full is the last.
            if (page.Count < ListQuery.MaxPageSize) yield break;
        }
    }
}
