namespace RiskManagerSimulator.Switches;

/// <summary>All faults of the simulator.</summary>
/// <remarks>
/// N counts calls below <c>/RM/api</c> from 1; the token endpoint is not counted. <c>lost-reply</c> and <c>lost-request</c> count only
/// POST calls that passed the checks of sign-in, rights and format.
/// </remarks>
internal static class FaultCatalogue
{
    public static SwitchCatalogue Instance { get; } = new("fault",
    [
        new("lost-reply", "N", "every Nth POST is carried out, and the connection is cut before the reply"),
        new("lost-request", "N", "the connection is cut before every Nth POST is carried out"),
        new("unauthorized", "N", "every Nth call returns HTTP 401"),
        new("throttle", "N[:SECONDS]", "every Nth call returns HTTP 429, with Retry-After if SECONDS are given"),
        new("unavailable", "N[:SECONDS]", "every Nth call returns HTTP 503, with Retry-After if SECONDS are given"),
        new("server-error", "N", "every Nth call returns HTTP 500 and is not carried out"),
        new("server-error-after", "N", "every Nth call is carried out and returns HTTP 500"),
        new("slow", "N:SECONDS", "every Nth call is carried out SECONDS late, and not at all if the client gives up before"),
        new("slow-reply", "N:SECONDS", "every Nth call is carried out at once, and its reply is SECONDS late"),
        new("cut", "N", "the connection is cut in the middle of the body of every Nth reply"),
        new("html", "N", "every Nth call returns a web page with HTTP 200 and is not carried out"),
        new("error-200", "N", "every Nth call returns HTTP 200 with an error body and is not carried out"),
        new("down", "", "every connection is cut, the token endpoint's too"),
        new("down-after", "N", "from the Nth call on, every connection is cut"),
        new("maintenance", "", "every call returns HTTP 503 with a web page"),
        new("bad-credentials", "", "the token endpoint refuses the application's secret"),
        new("refuse-asset", "NAME", "no asset whose name contains NAME can be created or edited: HTTP 400; may be repeated"),
        new("refuse-all", "", "every write returns HTTP 400 with app_errors"),
        new("read-only", "", "the application may only read: every write returns HTTP 403"),
        new("forbidden", "KIND", "calls of this kind, such as create-asset, return HTTP 403; may be repeated"),
        new("unordered", "", "lists without $orderby begin with another object at each call"),
    ]);
}
