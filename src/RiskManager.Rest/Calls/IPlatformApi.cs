using Refit;

namespace RiskManager.Rest.Calls;

/// <summary>The calls of the documented API that the product makes. Every response is judged by the connection.</summary>
internal interface IPlatformApi
{
    [Get("/api/info/me")]
    Task<HttpResponseMessage> GetMeAsync(CancellationToken cancellationToken);

    [Get("/api/Organization/assets")]
    Task<HttpResponseMessage> ListAssetsAsync([Query] ListQuery query, CancellationToken cancellationToken);

    [Get("/api/Organization/assets/{id}")]
    Task<HttpResponseMessage> GetAssetAsync(Guid id, CancellationToken cancellationToken);

    [Post("/api/Organization/assets")]
    Task<HttpResponseMessage> CreateAssetAsync([Body] HttpContent asset, CancellationToken cancellationToken);

    [Put("/api/Organization/assets/{id}")]
    Task<HttpResponseMessage> UpdateAssetAsync(Guid id, [Body] HttpContent asset, CancellationToken cancellationToken);

    [Get("/api/Organization/assets/components")]
    Task<HttpResponseMessage> ListComponentsAsync([Query] ListQuery query, CancellationToken cancellationToken);

    [Post("/api/Organization/assets/{id}/components")]
    Task<HttpResponseMessage> CreateComponentAsync(Guid id, [Body] HttpContent component, CancellationToken cancellationToken);

    [Get("/api/Organization/perimeters")]
    Task<HttpResponseMessage> ListPerimetersAsync([Query] ListQuery query, CancellationToken cancellationToken);

    [Post("/api/Organization/perimeters")]
    Task<HttpResponseMessage> CreatePerimeterAsync([Body] HttpContent perimeter, CancellationToken cancellationToken);

    [Get("/api/Organization/people")]
    Task<HttpResponseMessage> ListPeopleAsync([Query] ListQuery query, CancellationToken cancellationToken);

    [Get("/api/knowledge/knowledgebases")]
    Task<HttpResponseMessage> ListKnowledgeBasesAsync([Query] ListQuery query, CancellationToken cancellationToken);
}
