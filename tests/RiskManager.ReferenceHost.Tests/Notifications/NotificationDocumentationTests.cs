using System.Reflection;
using System.Text.Json.Nodes;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Notifications.Delivery;
using RiskManager.ReferenceHost.Notifications.Messages;
using RiskManager.ReferenceHost.Notifications.Targets;

namespace RiskManager.ReferenceHost.Tests.Notifications;

/// <summary>The page docs/notifications.md says what the code does (R40).</summary>
[TestClass]
public sealed class NotificationDocumentationTests
{
    [TestMethod]
    public void The_example_of_a_webhook_is_what_the_host_sends()
    {
        var change = new TaskHealthChange(
            "6f0d1c2b3a4958677685940312233445", "task-0123456789abcdef", "Nightly import", TaskHealth.Failed, TaskHealth.Healthy,
            new DateTimeOffset(2026, 3, 2, 2, 17, 5, 120, TimeSpan.Zero))
        {
            RunId = "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
            RunStartedAt = new DateTimeOffset(2026, 3, 2, 2, 0, 0, TimeSpan.Zero),
            Expected = 20_000,
            Missing = 18_000,
            Counts = new ImportCounts { Created = 12, Updated = 88, Unchanged = 1_900 },
            Reason = "Qualys did not answer.",
            Link = "https://grc.example.com/runs/0f1e2d3c4b5a69788796a5b4c3d2e1f0",
        };

        var sent = WebhookDocument.Of(
            new OutgoingNotification(change.Id, change, new NotificationTarget(ChannelNames.Webhook, ""), change.At),
            "https://grc.example.com");

        Assert.AreEqual(JsonNode.Parse(Example())!.ToJsonString(), JsonNode.Parse(sent)!.ToJsonString());
    }

    [TestMethod]
    public void The_page_names_every_state()
    {
        var page = Page();

        foreach (var name in new[] { "healthy", "incomplete", "failed", "loginRefused", "held", "missed" })
            Assert.Contains($"| `{name}` |", page);
        Assert.HasCount(6, Enum.GetNames<TaskHealth>());
    }

    private static string Example()
    {
        var page = Page();
        var start = page.IndexOf("```json", StringComparison.Ordinal) + "```json".Length;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string Page()
    {
        var repository = typeof(NotificationDocumentationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Repository").Value!;
        return File.ReadAllText(Path.Combine(repository, "docs", "notifications.md"));
    }
}
