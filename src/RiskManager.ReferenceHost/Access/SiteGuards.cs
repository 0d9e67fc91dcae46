using Microsoft.AspNetCore.HttpOverrides;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Access;

/// <summary>Checks before every page: proxies, host names, origins, security headers, sign-in, forms.</summary>
internal static class SiteGuards
{
    /// <summary>What begins so says how the host is, also to callers without https.</summary>
    public const string HealthPath = "/health";

    // Headers that proxies add. Browsers send none of them.
    private static readonly HashSet<string> ProxyHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Forwarded", "Via", "X-Real-IP", "X-Original-Host", "True-Client-IP", "CF-Connecting-IP", "X-Client-IP",
    };

    public static void AddSiteGuards(this IServiceCollection services, SiteAddress address, WebConfig config)
    {
        // A page elsewhere must not reach the screens under a name of its own that it lets point here.
        var names = SiteNames.Of(address, config);
        var proxies = SiteNames.Proxies(config);
        services.AddHostFiltering(options =>
        {
            options.AllowedHosts = [.. names];
            options.AllowEmptyHosts = false;
        });

        // Proxies on this machine are trusted anyway.
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders =
                ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.AllowedHosts = [.. names];
            foreach (var proxy in proxies) options.KnownProxies.Add(proxy);
        });
    }

    public static void UseSiteGuards(this WebApplication site, SiteAddress address, string contentSecurityPolicy)
    {
        if (address.BehindProxy) site.UseForwardedHeaders();
        site.Use((context, next) =>
        {
            AddHeaders(context, contentSecurityPolicy);
            return next(context);
        });
        site.UseHostFiltering();
        site.Use(async (context, next) =>
        {
            if (FindProblem(context.Request, address) is not { } problem)
            {
                await next(context);
                return;
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsync(problem);
        });
        if (address.SignIn) site.UseRateLimiter();
        site.UseAuthentication();
        site.UseAuthorization();
        site.Use(RefuseMalformedFormAsync);
    }

    private static void AddHeaders(HttpContext context, string contentSecurityPolicy)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = contentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";

        // Without a referrer at all, browsers would send the origin "null" with the forms of this site.
        headers["Referrer-Policy"] = "same-origin";

        // Pages and downloads name machines; the files of the screens say themselves how long they may be kept.
        context.Response.OnStarting(() =>
        {
            if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
    }

    private static string? FindProblem(HttpRequest request, SiteAddress address)
    {
        // Through a proxy the whole network would be the local administrator.
        if (!address.SignIn && IsForwarded(request))
        {
            return "This host was started for its own machine and asks nobody to sign in, so it answers no proxy. Start it with "
                + "--behind-proxy.";
        }

        if (address.BehindProxy && !request.IsHttps && !request.Path.StartsWithSegments(HealthPath, StringComparison.Ordinal))
        {
            return "This site is served over https alone. The proxy has to send X-Forwarded-Proto, and web.config has to name it in "
                + $"{HostKeys.KnownProxies} unless it runs on this machine.";
        }

        return IsFromAnotherSite(request) ? "The request comes from a page of another site." : null;
    }

    /// <summary>Websockets too, which browsers open to any site without asking it.</summary>
    private static bool IsFromAnotherSite(HttpRequest request) =>
        request.Headers.Origin is [{ } origin, ..]
            && !origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    private static bool IsForwarded(HttpRequest request) => request.Headers.Keys.Any(
        name => ProxyHeaders.Contains(name) || name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The framework throws at a NUL in a form, at one with too many fields, and at one that ends too early, which would be an error of
    /// this host.
    /// </summary>
    private static async Task RefuseMalformedFormAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.HasFormContentType)
        {
            try
            {
                await context.Request.ReadFormAsync(context.RequestAborted);
            }
            catch (Exception exception) when (exception is InvalidOperationException or InvalidDataException or IOException)
            {
                context.Response.StatusCode = (exception as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest;
                await context.Response.WriteAsync("The form is malformed.");
                return;
            }
        }

        await next(context);
    }
}
