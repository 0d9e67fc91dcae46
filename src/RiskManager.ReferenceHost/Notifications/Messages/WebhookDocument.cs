using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Notifications.Delivery;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Notifications.Messages;

/// <summary>
/// What a program reads: an event after CloudEvents 1.0, whose data are documented in docs/notifications.md. Members may be added without
/// a new version; it rises when one changes its meaning or goes.
/// </summary>
internal static class WebhookDocument
{
    public const string MediaType = "application/cloudevents+json";
    private const int Version = 1;
    private const string UnknownSource = "urn:risk-manager:reference-host";

    public static byte[] Of(OutgoingNotification notification, string? root)
    {
        var document = new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = notification.Id,
            ["source"] = root ?? UnknownSource,
            ["type"] = notification.Change is { } told ? $"riskmanager.task.{Name(told.Health)}" : "riskmanager.test",
            ["time"] = Time(notification.At),
            ["datacontenttype"] = "application/json",
            ["data"] = notification.Change is { } change ? Data(change) : new JsonObject { ["version"] = Version },
        };
        if (notification.Change is { } subject) document["subject"] = subject.TaskId;
        return JsonSerializer.SerializeToUtf8Bytes(document);
    }

    private static JsonObject Data(TaskHealthChange change) => new()
    {
        ["version"] = Version,
        ["task"] = new JsonObject { ["id"] = change.TaskId, ["name"] = PrintableText.Of(change.TaskName) },
        ["health"] = Name(change.Health),
        ["previousHealth"] = Name(change.Previous),
        ["plannedAt"] = change.PlannedAt is { } planned ? Time(planned) : null,
        ["run"] = change.RunId is null ? null : Run(change),
        ["reason"] = change.Reason is { } reason ? PrintableText.Of(reason) : null,
        ["nextStep"] = MessageText.Advice(change.Health).In(CultureInfo.InvariantCulture),
        ["link"] = change.Link,
    };

    private static JsonObject Run(TaskHealthChange change) => new()
    {
        ["id"] = change.RunId,
        ["startedAt"] = change.RunStartedAt is { } started ? Time(started) : null,
        ["expected"] = change.Expected,
        ["created"] = change.Counts.Created,
        ["recreated"] = change.Counts.Recreated,
        ["updated"] = change.Counts.Updated,
        ["unchanged"] = change.Counts.Unchanged,
        ["quarantined"] = change.Counts.Quarantined,
        ["missing"] = change.Missing,
    };

    private static string Name(TaskHealth health) => JsonNamingPolicy.CamelCase.ConvertName(health.ToString());

    private static string Time(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
