using System.Text.Json;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Notifications.Delivery;

/// <summary>A delivery as the screen lists it.</summary>
/// <param name="Id">Identifies the delivery.</param>
/// <param name="TaskName">The task that it is about.</param>
/// <param name="Health">What the task became.</param>
/// <param name="At">When.</param>
/// <param name="Channel">One of <see cref="Targets.ChannelNames"/>.</param>
/// <param name="Address">To whom.</param>
/// <param name="State">One of <see cref="DeliveryStates"/>.</param>
/// <param name="Attempts">How often it was tried.</param>
internal sealed record ListedDelivery(
    long Id, string TaskName, TaskHealth Health, DateTimeOffset At, string Channel, string Address, string State, int Attempts)
{
    /// <summary>When it is tried again, or when it ended.</summary>
    public DateTimeOffset NextAt { get; init; }

    /// <summary>Why it was not delivered yet, in English; null: it was, or was not tried.</summary>
    public string? Problem { get; init; }

    /// <summary><see cref="Problem"/> in other languages.</summary>
    public IReadOnlyDictionary<string, string> Translations { get; init; } = new Dictionary<string, string>();

    public static ListedDelivery Of(DeliveryRow delivery, NotificationRow notification) => new(
        delivery.Id, notification.TaskName, Enum.Parse<TaskHealth>(notification.Health),
        DateTimeOffset.FromUnixTimeMilliseconds(notification.At), delivery.Channel, delivery.Address, delivery.State, delivery.Attempts)
    {
        NextAt = DateTimeOffset.FromUnixTimeMilliseconds(delivery.NextAt),
        Problem = delivery.Problem,
        Translations = delivery.ProblemTranslations is { } json
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(json)!
            : new Dictionary<string, string>(),
    };
}
