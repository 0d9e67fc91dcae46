using Microsoft.AspNetCore.HttpOverrides;

namespace RiskManager.ReferenceHost.Access;

/// <summary>Checks before every page: proxy headers, host names, security headers, sign-in.</summary>
internal static class SiteGuards
{
    public static void AddSiteGuards(this IServiceCollection services, SiteAddress address)
    {
        // A page elsewhere must not reach the screens under a name of its own that it lets point here. Where sign-in is
        // demanded, the cookie is bound to the site's name instead.
        services.AddHostFiltering(options => options.AllowedHosts = address.SignIn ? ["*"] : ["127.0.0.1", "localhost", "[::1]"]);

        // Only proxies on this machine are trusted.
        services.Configure<ForwardedHeadersOptions>(
            options =>
                options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
                    | ForwardedHeaders.XForwardedHost);
    }

    public static void UseSiteGuards(this WebApplication site, SiteAddress address, string contentSecurityPolicy)
    {
        if (address.BehindProxy) site.UseForwardedHeaders();
        site.UseHostFiltering();
        site.Use(async (context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = contentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
            if (!address.SignIn && IsForwarded(context.Request))
            {
                // Through a proxy the whole network would be the local administrator.
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                await context.Response.WriteAsync(
                    "This host was started for its own machine and asks nobody to sign in, so it answers no proxy. Start it with "
                    + "--behind-proxy.");
                return;
            }

            await next(context);
        });
        site.UseAuthentication();
        site.UseAuthorization();
    }

    private static bool IsForwarded(HttpRequest request) =>
        request.Headers.ContainsKey("Forwarded")
            || request.Headers.Keys.Any(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase));
}
