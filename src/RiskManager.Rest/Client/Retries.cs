using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using RiskManager.Rest.Calls;

namespace RiskManager.Rest.Client;

/// <summary>
/// Repeats calls that failed for a reason that passes, with longer and longer pauses. A call that creates something is repeated only
/// where the platform says that it is too busy (429): after any other failure somebody has to look whether it was done.
/// </summary>
internal static class Retries
{
    /// <summary>The longest pause; a platform that wants a longer one counts as down.</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(2);

    public static HttpMessageHandler Wrap(HttpMessageHandler inner, PlatformOptions options, TimeProvider clock, bool repeatsPosts = false)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock };
        builder.AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = options.MaxRetries,
            Delay = options.RetryDelay,
            MaxDelay = MaxDelay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldRetryAfterHeader = true,
            ShouldHandle = arguments => ValueTask.FromResult(IsRepeated(arguments, repeatsPosts)),
        });
        builder.AddTimeout(options.CallTimeout);
        return new ResilienceHandler(builder.Build()) { InnerHandler = inner };
    }

    private static bool IsRepeated(RetryPredicateArguments<HttpResponseMessage> arguments, bool repeatsPosts)
    {
        if (arguments.Outcome.Result is { StatusCode: HttpStatusCode.TooManyRequests }) return true;
        var method = arguments.Outcome.Result?.RequestMessage?.Method ?? arguments.Context.GetRequestMessage()?.Method;
        if (method == HttpMethod.Post && !repeatsPosts) return false;
        return arguments.Outcome switch
        {
            { Exception: HttpRequestException or TimeoutRejectedException or IOException } outcome =>
                ConnectionFaults.FindCertificateFault(outcome.Exception) is null,
            { Result: { } response } => response.StatusCode is HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError,
            _ => false,
        };
    }
}
