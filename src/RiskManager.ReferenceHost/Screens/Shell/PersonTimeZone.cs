namespace RiskManager.ReferenceHost.Screens.Shell;

/// <summary>
/// The time zone of the person, as the browser names it in a cookie. It flows with the request, and so through the connection of a
/// page, as the language does. Without the cookie, and where this machine does not know the zone, it is the zone of the host.
/// </summary>
internal static class PersonTimeZone
{
    /// <summary>The cookie that <c>screens.js</c> sets before it connects.</summary>
    public const string Cookie = "time-zone";

    private static readonly AsyncLocal<TimeZoneInfo?> Flowing = new();

    public static TimeZoneInfo Current => Flowing.Value ?? TimeZoneInfo.Local;

    public static void UsePersonTimeZone(this IApplicationBuilder site) => site.Use((context, next) =>
    {
        Enter(context.Request.Cookies[Cookie]);
        return next(context);
    });

    /// <summary>Lets what follows have a zone.</summary>
    internal static void Enter(string? id) =>
        Flowing.Value = !string.IsNullOrEmpty(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;
}
