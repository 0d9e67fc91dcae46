using RiskManager.Contracts;
using RiskManager.ReferenceHost.Notifications.Targets;

namespace RiskManager.ReferenceHost.Notifications.Delivery;

/// <summary>What a channel delivers to one target.</summary>
/// <param name="Id">Identifies the notification; the same at every attempt and for every target.</param>
/// <param name="Change">What is told; null: a test.</param>
/// <param name="Target">To whom.</param>
/// <param name="At">When it happened.</param>
internal sealed record OutgoingNotification(string Id, TaskHealthChange? Change, NotificationTarget Target, DateTimeOffset At);
