using Microsoft.Net.Http.Headers;
using RiskManagerSimulator.Calls;
using RiskManagerSimulator.Errors;
using RiskManagerSimulator.Platform;

namespace RiskManagerSimulator.Routing;

/// <summary>What every request has to fulfil.</summary>
internal static class CallAdmission
{
    private const string OverrideHeader = "X-HTTP-Method-Override";

    /// <summary>The method of a request, an override applied.</summary>
    public static string MethodOf(HttpRequest request) =>
        request.Method == HttpMethods.Post && request.Headers.TryGetValue(OverrideHeader, out var method)
            ? method.ToString() : request.Method;

    /// <exception cref="ApiRefusedException">The request's method is to be sent another way.</exception>
    public static void CheckMethod(HttpRequest request, RiskManagerPlatform platform)
    {
        if (request.Method is "PUT" or "DELETE" && platform.Assumptions.Has("method-override"))
            throw new ApiRefusedException(405, "method_not_allowed", $"The method {request.Method} has to come in {OverrideHeader}.");
    }

    /// <exception cref="ApiRefusedException">The request asks for XML, its body is not JSON, or it is a write with a query.</exception>
    public static void CheckFormats(HttpRequest request, ApiCall call)
    {
        if (call.Kind == ApiKinds.Token)
            return;
        if (call.Method != HttpMethods.Get && call.Query.Count > 0)
            throw ApiRefusedException.InvalidQuery("A write takes no parameters in its address.");
        var accept = request.Headers.Accept.ToString();
        if (accept.Contains("xml", StringComparison.OrdinalIgnoreCase) && !accept.Contains("json", StringComparison.OrdinalIgnoreCase))
            throw new ApiRefusedException(406, "not_acceptable", "The simulator replies in JSON only.");
        if (call.Body.Length > 0 && !request.HasJsonContentType())
            throw new ApiRefusedException(415, "unsupported_media_type", "The simulator reads JSON only.");
    }

    /// <exception cref="ApiRefusedException">The header is missing, has another scheme, or its token is not valid.</exception>
    public static void CheckToken(HttpRequest request, ApiCall call, RiskManagerPlatform platform)
    {
        if (call.Kind == ApiKinds.Token)
            return;
        var scheme = platform.Assumptions.Text("authorization") ?? "OAuth2";
        var header = request.Headers[HeaderNames.Authorization].ToString();
        var parts = header.Split(' ', 2);
        if (parts.Length == 2 && parts[0].Equals(scheme, StringComparison.OrdinalIgnoreCase) && platform.Tokens.IsValid(parts[1]))
            return;
        throw new ApiRefusedException(
            platform.Assumptions.Has("expired-token-400") && header.Length > 0 ? 400 : 401,
            "invalid_token",
            header.Length == 0 ? "The access token is missing." : "The access token is not valid or has expired.");
    }
}
