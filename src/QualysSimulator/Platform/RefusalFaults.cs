using System.Globalization;
using QualysSimulator.Faults;

namespace QualysSimulator.Platform;

/// <summary>Refuses calls as the active faults demand.</summary>
internal static class RefusalFaults
{
    /// <exception cref="ApiRefusedException">A fault refuses every call.</exception>
    public static void ThrowIfEveryCallRefused(FaultSet faults)
    {
        if (faults.Has("maintenance"))
        {
            throw new ApiRefusedException(
                503, 1999, "We are performing scheduled maintenance on our System. We apologize for any inconvenience.");
        }

        if (faults.Number("refuse") is { } code)
            throw WithCode((int)faults.Number("refuse", 1, StatusOf((int)code))!, code);
        if (faults.Number("refuse-in-200") is { } hidden)
            throw WithCode(200, hidden);
    }

    /// <exception cref="ApiRefusedException">A fault refuses this call.</exception>
    public static void ThrowIfNthCallRefused(HttpContext context, FaultSet faults, long call)
    {
        if (faults.Hits("concurrency-every", call))
        {
            context.Response.Headers["X-RateLimit-ToWait-Sec"] = "0";
            throw Concurrency();
        }

        var hours = faults.Number("rate-wait-hours");
        if (hours is not null || faults.Hits("rate-every", call))
        {
            var wait = hours is { } h ? TimeSpan.FromHours(h) : TimeSpan.FromSeconds(faults.Number("rate-every", 1, 2)!.Value);
            var seconds = (int)Math.Ceiling(wait.TotalSeconds);
            context.Response.Headers["X-RateLimit-ToWait-Sec"] = seconds.ToString(CultureInfo.InvariantCulture);
            throw Rate((int)(faults.Number("rate-every", 2, 409) ?? 409), wait);
        }

        if (faults.Hits("error-500-every", call))
            throw new ApiRefusedException(500, 999, "Internal Error");
    }

    /// <summary>The refusal of a call above the concurrency limit.</summary>
    public static ApiRefusedException Concurrency() =>
        new(409, 1960, "This API cannot be run again until one of the currently running instances finishes.");

    /// <summary>The refusal of a call above the rate limit.</summary>
    public static ApiRefusedException Rate(int status, TimeSpan wait)
    {
        var text = $"{(int)wait.TotalHours} hours, {wait.Minutes} minutes, {wait.Seconds} seconds";
        return new(status, 1965, $"This API cannot be run again for another {text}.");
    }

    private static ApiRefusedException WithCode(int status, double code) =>
        new(status, (int)code, $"Refused with code {code.ToString(CultureInfo.InvariantCulture)}");

    private static int StatusOf(int code) => code switch
    {
        2000 => 401,
        2002 or 2003 or 2011 or 2012 => 403,
        1960 or 1965 or 1981 or 1920 => 409,
        999 => 500,
        1999 => 503,
        _ => 400,
    };
}
