using RiskManagerSimulator.Calls;
using RiskManagerSimulator.Errors;
using RiskManagerSimulator.Switches;

namespace RiskManagerSimulator.Routing;

/// <summary>Refuses calls as the active faults demand, before they are carried out.</summary>
internal static class CallFaults
{
    private static readonly ReadOnlyMemory<byte> WebPage = "<!DOCTYPE html>\n<html><head><title>Risk Manager</title></head>"u8.ToArray()
        .Concat("<body><p>Please sign in &nbsp; to continue.<br></body></html>"u8.ToArray()).ToArray();

    /// <summary>Whether the connection is cut whatever the call is.</summary>
    public static bool IsDown(SwitchSet faults, long call) =>
        faults.Has("down") || (faults.Number("down-after") is { } first && call >= first);

    /// <summary>A reply with a web page.</summary>
    public static ApiReply Page(int status) => new(status, WebPage) { ContentType = "text/html; charset=utf-8" };

    /// <summary>The reply of a fault that makes its own; null: no such fault applies.</summary>
    public static ApiReply? FindReply(SwitchSet faults, long call) =>
        faults.Has("maintenance") ? Page(503) : faults.Hits("html", call) ? Page(200) : null;

    /// <exception cref="ApiRefusedException">A fault refuses this call.</exception>
    public static void ThrowIfRefused(SwitchSet faults, long call)
    {
        if (faults.Hits("unauthorized", call))
            throw new ApiRefusedException(401, "invalid_token", "The access token is not valid any more.");
        if (faults.Hits("throttle", call))
            throw WithRetryAfter(429, "too_many_requests", "Too many calls.", faults.Number("throttle", 1));
        if (faults.Hits("unavailable", call))
            throw WithRetryAfter(503, "unavailable", "The service is not available.", faults.Number("unavailable", 1));
        if (faults.Hits("server-error", call))
            throw ServerError();
        if (faults.Hits("error-200", call))
            throw new ApiRefusedException(200, "server_error", "The operation was not carried out.");
    }

    /// <exception cref="ApiRefusedException">The application may not make calls of this kind.</exception>
    public static void ThrowIfForbidden(SwitchSet faults, ApiCall call)
    {
        var isWrite = call.Method != HttpMethods.Get && call.Kind != ApiKinds.Token;
        if (faults.Texts("forbidden").Contains(call.Kind) || (isWrite && faults.Has("read-only")))
            throw new ApiRefusedException(403, "access_denied", $"The application has no right to {call.Kind}.");
        if (isWrite && faults.Has("refuse-all"))
            throw ApiRefusedException.InvalidBody([new AppError("Refused", call.Kind, [])]);
    }

    public static ApiRefusedException ServerError() => new(500, "server_error", "An unexpected error occurred.");

    private static ApiRefusedException WithRetryAfter(int status, string error, string description, double? seconds) =>
        new(status, error, description) { RetryAfter = seconds is { } wait ? (int)Math.Ceiling(wait) : null };
}
