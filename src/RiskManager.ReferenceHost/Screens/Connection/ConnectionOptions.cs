using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Screens.Connection;

/// <summary>When a connection between browser and host counts as lost, and how it is got back.</summary>
internal sealed record ConnectionOptions
{
    /// <summary>The browser tries quickly at first; the last delay holds from then on.</summary>
    public static readonly IReadOnlyList<TimeSpan> RetryDelays =
    [
        TimeSpan.Zero, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2),
        TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5),
    ];

    /// <summary>Hours after which the browser tries only when it is asked to, or when the person comes back.</summary>
    public const int RetryHours = 12;

    /// <summary>How often each side says that it is there.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a side may say nothing before the other takes the connection for lost.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the host keeps the state of a page whose connection is lost.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromMinutes(10);

    public static ConnectionOptions Of(WebConfig config) =>
        config.PageRetention() is { } retention ? new ConnectionOptions { Retention = retention } : new ConnectionOptions();
}
