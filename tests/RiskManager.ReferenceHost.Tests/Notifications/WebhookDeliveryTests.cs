using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RiskManager.ReferenceHost.Notifications.Delivery;
using RiskManager.ReferenceHost.Notifications.Webhooks;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Notifications.Stage;

namespace RiskManager.ReferenceHost.Tests.Notifications;

/// <summary>Messages to a web server on loopback (R40).</summary>
[StoreTestClass]
public sealed class WebhookDeliveryTests
{
    [TestMethod]
    public async Task The_document_is_signed_over_its_identity_the_time_and_its_bytes()
    {
        await using var hook = new WebhookReceiver();
        await using var stage = await FailedAsync(hook);

        await stage.DeliverAsync();

        var post = hook.Posts.Single();
        var signed = Encoding.UTF8.GetBytes($"{post.Headers["webhook-id"]}.{post.Headers["webhook-timestamp"]}.{post.Text}");
        var expected = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(NotificationStage.Secret), signed));
        Assert.AreEqual($"v1,{expected}", post.Headers["webhook-signature"]);
        Assert.AreEqual("1772452810", post.Headers["webhook-timestamp"]);
        var document = JsonNode.Parse(post.Text)!;
        Assert.AreEqual(post.Headers["webhook-id"], (string?)document["id"]);
        Assert.AreEqual(("riskmanager.task.failed", 1), ((string?)document["type"], (int)document["data"]!["version"]!));
        Assert.AreEqual("application/cloudevents+json; charset=utf-8", post.Headers["Content-Type"]);
    }

    [TestMethod]
    public void The_signature_is_that_of_the_Standard_Webhooks_specification()
    {
        // Secret, identity, time and body of the example of the specification's libraries.
        var signature = WebhookSignature.Of(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}"""u8);

        Assert.AreEqual("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature);
    }

    [TestMethod]
    [DataRow("HTTP/1.1 200 OK", DeliveryStates.Delivered, null)]
    [DataRow("HTTP/1.1 500 Internal Server Error", DeliveryStates.Waiting, "The webhook answered 500.")]
    [DataRow("HTTP/1.1 503 Service Unavailable", DeliveryStates.Waiting, "The webhook answered 503.")]
    [DataRow("HTTP/1.1 429 Too Many Requests", DeliveryStates.Waiting, "The webhook answered 429.")]
    [DataRow(
        "HTTP/1.1 401 Unauthorized", DeliveryStates.GivenUp,
        "The webhook refused the message with 401. Check its address and its secret.")]
    [DataRow(null, DeliveryStates.Waiting, "The webhook could not be reached: ", DisplayName = "it closes the connection")]
    public async Task Its_answer_decides_whether_it_is_tried_again(string? answer, string state, string? problem)
    {
        await using var hook = new WebhookReceiver { Answer = answer };
        await using var stage = await FailedAsync(hook);

        await stage.DeliverAsync();

        var delivery = await stage.DeliveryAsync();
        Assert.AreEqual(state, delivery.State);
        if (problem is null) Assert.IsNull(delivery.Problem);
        else Assert.StartsWith(problem, delivery.Problem!);
    }

    [TestMethod]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = new WebhookReceiver();
        await using var hook = new WebhookReceiver { Answer = $"HTTP/1.1 307 Temporary Redirect\r\nLocation: {elsewhere.Url}" };
        await using var stage = await FailedAsync(hook);

        await stage.DeliverAsync();

        Assert.IsEmpty(elsewhere.Posts);
        Assert.AreEqual(DeliveryStates.GivenUp, (await stage.DeliveryAsync()).State);
        Assert.StartsWith("The webhook answered 307, a redirect.", (await stage.DeliveryAsync()).Problem!);
    }

    [TestMethod]
    public async Task Two_nodes_deliver_once()
    {
        await using var hook = new WebhookReceiver();
        await using var stage = await FailedAsync(hook);
        await using var other = await NotificationStage.CreateAsync(beside: stage);

        await Task.WhenAll(stage.DeliverAsync(), other.DeliverAsync(), stage.DeliverAsync(), other.DeliverAsync());

        Assert.HasCount(1, hook.Posts);
    }

    [TestMethod]
    public async Task A_host_that_stops_between_the_change_and_the_delivery_delivers_when_it_starts_again()
    {
        await using var hook = new WebhookReceiver();
        await using var stage = await FailedAsync(hook);

        await using var restarted = await NotificationStage.CreateAsync(beside: stage);
        await restarted.DeliverAsync();
        await restarted.DeliverAsync();

        Assert.HasCount(1, hook.Posts);
    }

    [TestMethod]
    public async Task A_delivery_of_a_process_that_died_is_made_by_another_one_when_its_lease_is_over()
    {
        await using var hook = new WebhookReceiver();
        await using var stage = await FailedAsync(hook);
        var due = (await stage.Get<Deliveries>().DueAsync("Webhook", 1, CancellationToken.None)).Single();
        await stage.Get<Deliveries>().TryClaimAsync(due, CancellationToken.None);

        await stage.DeliverAsync();
        var before = hook.Posts.Count;
        stage.Clock.Advance(TimeSpan.FromMinutes(10));
        await stage.DeliverAsync();

        Assert.AreEqual((0, 1), (before, hook.Posts.Count));
    }

    [TestMethod]
    public async Task What_a_removed_receiver_was_still_to_be_told_is_not_sent()
    {
        await using var hook = new WebhookReceiver();
        await using var stage = await FailedAsync(hook);
        var targets = stage.Get<ReferenceHost.Notifications.Targets.NotificationTargets>();
        var target = (await targets.ListAsync(CancellationToken.None)).Single();

        await targets.DeleteAsync(target.Id, NotificationStage.Administrator, CancellationToken.None);
        await stage.DeliverAsync();

        Assert.IsEmpty(hook.Posts);
    }

    private static async Task<NotificationStage> FailedAsync(WebhookReceiver hook)
    {
        var stage = await NotificationStage.CreateAsync();
        await stage.AddWebhookAsync(hook.Url);
        await stage.EndRunAsync("Failed");
        await stage.LookAsync();
        return stage;
    }
}
