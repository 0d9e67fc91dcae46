using System.Globalization;
using System.Text.Json;
using QualysSimulator.Platform;

namespace QualysSimulator.Endpoints;

/// <summary>Serves the gateway's <c>/auth/oidc</c> and <c>/auth/oauth</c>, which give tokens to clients.</summary>
internal static class GatewayEndpoints
{
    public static void Map(WebApplication app, QualysPlatform platform)
    {
        foreach (var path in new[] { "/auth/oidc", "/auth/oauth" })
            app.MapPost(path, context => ServeAsync(context, platform));
    }

    private static async Task ServeAsync(HttpContext context, QualysPlatform platform)
    {
        var (faults, options) = (platform.Faults, platform.Options);
        if (faults.Has("gateway-down"))
        {
            if (faults.Number("gateway-down", 0, 0) is not > 0)
            {
                Journal(context, platform, 0);
                context.Abort();
                return;
            }

            await RefuseAsync(context, platform, (int)faults.Number("gateway-down")!.Value, "Service Unavailable");
            return;
        }

        var headers = context.Request.Headers;
        if (headers["clientId"] != options.ClientId || headers["clientSecret"] != options.ClientSecret || faults.Has("client-refused"))
            await RefuseAsync(context, platform, (int)(faults.Number("client-refused", 0, 401) ?? 401), "Invalid client credentials");
        else if (faults.Has("secret-expired"))
            await RefuseAsync(context, platform, 401, "Client secret has expired");
        else
            await GiveAsync(context, platform);
    }

    private static async Task GiveAsync(HttpContext context, QualysPlatform platform)
    {
        var faults = platform.Faults;
        var token = platform.Tokens.Issue(platform.Options.ClientId, platform.Options.TokenLife, !faults.Has("token-without-expiry"));
        Journal(context, platform, 201);
        context.Response.StatusCode = 201;
        context.Response.Headers.Date = Date(platform);
        var isJson = faults.Has("token-in");
        context.Response.ContentType = isJson ? "application/json" : "text/plain";
        await context.Response.WriteAsync(
            isJson ? JsonSerializer.Serialize(new Dictionary<string, string> { [faults.Text("token-in")!] = token }) : token);
    }

    private static async Task RefuseAsync(HttpContext context, QualysPlatform platform, int status, string message)
    {
        Journal(context, platform, status);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers.Date = Date(platform);
        await context.Response.WriteAsync(JsonSerializer.Serialize(
            new { timestamp = platform.Time.GetUtcNow(), status, message, path = context.Request.Path.Value }));
    }

    private static string Date(QualysPlatform platform) => platform.Time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);

    private static void Journal(HttpContext context, QualysPlatform platform, int status) => platform.Journal.Add(
        new JournalEntry(platform.Time.GetUtcNow(), context.Request.Path, new Dictionary<string, string>(), status, null));
}
