using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace RiskManager.ReferenceHost.Tests.Fuzz;

/// <summary>Makes requests to an endpoint that nobody means well with: method, route, query, headers, cookies, body.</summary>
internal sealed partial class HostileRequests(HostileInput input, Uri site, IReadOnlyList<string> ids)
{
    private static readonly string[] Methods =
        ["GET", "GET", "GET", "POST", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "FOO"];

    private static readonly string[] Parameters =
        ["returnUrl", "culture", "id", "name", "handler", "code", "state", "error", "page", "transport", "negotiateVersion", "__x"];

    private static readonly string[] Headers =
    [
        "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-URL", "X-HTTP-Method-Override", "Origin", "Referer",
        "Accept-Language", "Accept", "If-None-Match", "Range", "Authorization", "RequestVerificationToken", "X-Requested-With",
    ];

    private static readonly string[] Cookies = ["riskmanager", "riskmanager-form", ".AspNetCore.Culture", "theme", "x"];

    public HttpRequestMessage Next(RouteEndpoint endpoint)
    {
        var request = new HttpRequestMessage(new HttpMethod(input.OneOf(Methods)), Address(endpoint));
        for (var header = input.Number(3); header > 0; header--)
            request.Headers.TryAddWithoutValidation(input.OneOf(Headers), input.Encoded());
        if (input.Number(4) == 0) request.Headers.TryAddWithoutValidation("Cookie", $"{input.OneOf(Cookies)}={input.Encoded()}");
        if (request.Method.Method is "POST" or "PUT" or "PATCH") request.Content = Body();
        return request;
    }

    private Uri Address(RouteEndpoint endpoint)
    {
        var route = Parameter().Replace(
            endpoint.RoutePattern.RawText!.TrimStart('~').TrimStart('/'), _ => input.Number(3) == 0 ? input.OneOf(ids) : input.Encoded());
        var query = string.Join(
            '&', Enumerable.Range(0, input.Number(4)).Select(_ => $"{input.OneOf(Parameters)}={input.Encoded()}"));
        return new Uri(
            $"{site.GetLeftPart(UriPartial.Authority)}/{route}{(query.Length > 0 ? "?" + query : "")}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
    }

    private HttpContent? Body()
    {
        switch (input.Number(6))
        {
            case 0: return null;
            case 1:
                return new StringContent($"{{\"name\":\"{input.Text()}\"", System.Text.Encoding.UTF8, "application/json");
            case 2:
                var broken = new ByteArrayContent(input.Bytes(200));
                broken.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
                return broken;
            case 3:
                var raw = new ByteArrayContent(input.Bytes(300));
                raw.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
                return raw;
            case 4:
                return Form(string.Join('&', Enumerable.Range(0, 1100).Select(number => $"f{number}=1")));
            default:
                return Form($"name={input.Encoded()}&password={input.Encoded()}&returnUrl={input.Encoded()}&__RequestVerificationToken="
                    + input.Encoded());
        }
    }

    private static StringContent Form(string fields) => new(fields, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Parameter();
}
