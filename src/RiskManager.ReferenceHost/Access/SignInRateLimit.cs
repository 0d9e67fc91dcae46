using System.Threading.RateLimiting;

namespace RiskManager.ReferenceHost.Access;

/// <summary>Limits how often one client may send the sign-in form, whatever names it gives.</summary>
internal static class SignInRateLimit
{
    public const string Policy = "sign-in";
    public const int MaxAttemptsPerMinute = 30;

    public static void AddSignInRateLimit(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.AddPolicy(Policy, context => RateLimitPartition.GetTokenBucketLimiter(
            ClientAddress.Of(context.Connection.RemoteIpAddress),
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = MaxAttemptsPerMinute,
                TokensPerPeriod = MaxAttemptsPerMinute,
                ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            }));
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = async (rejected, cancellationToken) =>
        {
            var response = rejected.HttpContext.Response;
            response.Headers.RetryAfter = "60";
            await response.WriteAsync("Too many attempts to sign in. Wait a minute, then try again.", cancellationToken);
        };
    });
}
