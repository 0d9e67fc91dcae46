using System.Threading.RateLimiting;

namespace RiskManager.ReferenceHost.Access;

/// <summary>
/// Limits how often one client may try to sign in, whatever names it gives: with the form, and by way of the company's provider. What
/// comes back from the provider is handled before any endpoint, so paths decide here.
/// </summary>
internal static class SignInRateLimit
{
    public const int MaxAttemptsPerMinute = 30;

    public static void AddSignInRateLimit(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (string Client, bool WithForm)>(context =>
        {
            var withForm = context.Request.Path == SignInEndpoints.Path;
            return IsAttempt(context.Request, withForm)
                ? RateLimitPartition.GetTokenBucketLimiter(
                    (ClientAddress.Of(context.Connection.RemoteIpAddress), withForm), _ => Limit())
                : RateLimitPartition.GetNoLimiter(("", withForm));
        });
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = async (rejected, cancellationToken) =>
        {
            var response = rejected.HttpContext.Response;
            response.Headers.RetryAfter = "60";
            await response.WriteAsync("Too many attempts to sign in. Wait a minute, then try again.", cancellationToken);
        };
    });

    private static bool IsAttempt(HttpRequest request, bool withForm) =>
        withForm ? HttpMethods.IsPost(request.Method) : request.Path.StartsWithSegments(SignInEndpoints.Path);

    private static TokenBucketRateLimiterOptions Limit() => new()
    {
        TokenLimit = MaxAttemptsPerMinute,
        TokensPerPeriod = MaxAttemptsPerMinute,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1),
    };
}
