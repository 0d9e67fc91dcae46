using System.Diagnostics;
using System.Net;
using System.Text;

namespace RiskManager.ReferenceHost.Tests.PlatformSimulator;

/// <summary>Every fault; those of N apply to every Nth call below <c>/RM/api</c>.</summary>
[TestClass]
public sealed class FaultTests
{
    [TestMethod]
    public async Task A_lost_reply_hides_a_write_that_was_carried_out()
    {
        await using var stage = await SimulatorStage.StartAsync("--fault", "lost-reply=2");
        await stage.PostAsync("assets", stage.NewAsset("a"));
        await stage.GetAsync("assets");

        await Assert.ThrowsExactlyAsync<HttpRequestException>(() => stage.PostAsync("assets", stage.NewAsset("b")));

        CollectionAssert.AreEqual(new[] { "a", "b" }, (await stage.GetAsync("assets?$orderby=Name")).Values("Name"));
        Assert.AreEqual(1, stage.Platform.Journal.ByStatus[0]);
        Assert.AreEqual(2, stage.Platform.Journal.Writes);
    }

    [TestMethod]
    public async Task A_lost_request_is_not_carried_out()
    {
        await using var stage = await SimulatorStage.StartAsync("--fault", "lost-request=2");
        await stage.PostAsync("assets", stage.NewAsset("a"));

        await Assert.ThrowsExactlyAsync<HttpRequestException>(() => stage.PostAsync("assets", stage.NewAsset("b")));

        CollectionAssert.AreEqual(new[] { "a" }, (await stage.GetAsync("assets?$orderby=Name")).Values("Name"));
        Assert.AreEqual(1, stage.Platform.Journal.Writes);
    }

    [TestMethod]
    [DataRow("unauthorized=2", 401, "invalid_token")]
    [DataRow("throttle=2", 429, "too_many_requests")]
    [DataRow("unavailable=2", 503, "unavailable")]
    [DataRow("server-error=2", 500, "server_error")]
    [DataRow("error-200=2", 200, "server_error")]
    public async Task Every_second_call_is_refused_and_not_carried_out(string fault, int status, string error)
    {
        await using var stage = await SimulatorStage.StartAsync("--fault", fault);
        var first = await stage.PostAsync("assets", stage.NewAsset("a"));
        var second = await stage.PostAsync("assets", stage.NewAsset("b"));
        var third = await stage.GetAsync("assets");

        Assert.AreEqual(201, first.Status);
        Assert.AreEqual(status, second.Status);
        Assert.AreEqual(error, second.Json["error"]!.GetValue<string>());
        CollectionAssert.AreEqual(new[] { "a" }, third.Values("Name"));
    }

    [TestMethod]
    [DataRow("throttle=1", null)]
    [DataRow("throttle=1:3", 3d)]
    [DataRow("unavailable=1:4", 4d)]
    public async Task A_refusal_tells_how_long_to_wait_or_does_not(string fault, double? seconds)
    {
        await using var stage = await SimulatorStage.StartAsync("--fault", fault);

        using var reply = await stage.Client.GetAsync(new Uri("RM/api/info/me", UriKind.Relative));

        Assert.AreEqual(seconds, reply.Headers.RetryAfter?.Delta?.TotalSeconds);
    }

    [TestMethod]
    public async Task An_error_can_follow_a_write_that_was_carried_out()
    {
        await using var stage = await SimulatorStage.StartAsync("--fault", "server-error-after=1");

        Assert.AreEqual(500, (await stage.PostAsync("assets", stage.NewAsset("a"))).Status);

        stage.Platform.SetFaults();
        Assert.AreEqual("1", (await stage.GetAsync("assets/count")).Text);
    }

    [TestMethod]
    public async Task A_slow_call_waits_before_it_is_carried_out()
    {
        await using var stage = await SimulatorStage.StartAsync("--fault", "slow=2:0.3", "--latency", "0.05");
        await stage.GetAsync("assets");
        var watch = Stopwatch.StartNew();
        await stage.GetAsync("assets");

        Assert.IsGreaterThan(TimeSpan.FromSeconds(0.34), watch.Elapsed);
    }

    [TestMethod]
    public async Task A_slow_call_is_not_carried_out_if_the_client_gives_up()
    {
        await using var stage = await SimulatorStage.StartAsync("--fault", "slow=1:60");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<OperationCanceledException>(() => PostUntilAsync(stage, limit.Token));

        stage.Platform.SetFaults();
        Assert.AreEqual("0", (await stage.GetAsync("assets/count")).Text);
    }

    [TestMethod]
    public async Task A_slow_reply_hides_a_write_that_was_carried_out_at_once()
    {
        await using var stage = await SimulatorStage.StartAsync("--fault", "slow-reply=1:60");
        using var limit = new CancellationTokenSource();
        stage.Platform.Hooks.BeforeReply = (_, _) => limit.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => PostUntilAsync(stage, limit.Token));

        stage.Platform.Hooks.BeforeReply = null;
        stage.Platform.SetFaults();
        Assert.AreEqual("1", (await stage.GetAsync("assets/count")).Text);
    }

    [TestMethod]
    public async Task New_faults_count_calls_from_1_again()
    {
        await using var stage = await SimulatorStage.StartAsync();
        await stage.GetAsync("assets");

        stage.Platform.SetFaults("server-error=2");

        Assert.AreEqual(200, (await stage.GetAsync("assets")).Status);
        Assert.AreEqual(500, (await stage.GetAsync("assets")).Status);
    }

    [TestMethod]
    public async Task A_reply_can_be_cut_in_its_middle()
    {
        await using var stage = await SimulatorStage.StartAsync("--assets", "10", "--fault", "cut=1");

        await Assert.ThrowsExactlyAsync<HttpRequestException>(() => stage.GetAsync("assets"));
    }

    [TestMethod]
    [DataRow("html=1", 200)]
    [DataRow("maintenance", 503)]
    public async Task A_reply_can_be_a_web_page(string fault, int status)
    {
        await using var stage = await SimulatorStage.StartAsync();
        stage.Platform.SetFaults(fault);

        using var reply = await stage.Client.GetAsync(new Uri("RM/api/info/me", UriKind.Relative));

        Assert.AreEqual(status, (int)reply.StatusCode);
        Assert.AreEqual("text/html", reply.Content.Headers.ContentType!.MediaType);
    }

    [TestMethod]
    public async Task The_platform_can_be_down_at_once_or_after_some_calls()
    {
        await using var stage = await SimulatorStage.StartAsync("--fault", "down-after=2");
        await stage.GetAsync("assets");

        await Assert.ThrowsExactlyAsync<HttpRequestException>(() => stage.GetAsync("assets"));
        await Assert.ThrowsExactlyAsync<HttpRequestException>(() => stage.RequestTokenAsync(SimulatorStage.Credentials()));
        stage.Platform.SetFaults("down");
        await Assert.ThrowsExactlyAsync<HttpRequestException>(() => stage.RequestTokenAsync(SimulatorStage.Credentials()));
        stage.Platform.SetFaults();
        Assert.AreEqual(200, (await stage.GetAsync("assets")).Status);
    }

    [TestMethod]
    public async Task The_secret_can_become_invalid()
    {
        await using var stage = await SimulatorStage.StartSignedOutAsync("--fault", "bad-credentials");

        Assert.AreEqual(401, (await stage.RequestTokenAsync(SimulatorStage.Credentials())).Status);
    }

    [TestMethod]
    public async Task Assets_with_certain_names_are_refused()
    {
        await using var stage = await SimulatorStage.StartAsync("--fault", "refuse-asset=bad", "--fault", "refuse-asset=worse");

        var bad = await stage.PostAsync("assets", stage.NewAsset("srv-bad-1"));
        var worse = await stage.PostAsync("assets", stage.NewAsset("worse"));

        CollectionAssert.AreEqual(new[] { "Refused Name" }, bad.AppErrors);
        CollectionAssert.AreEqual(new[] { "Refused Name" }, worse.AppErrors);
        Assert.AreEqual(201, (await stage.PostAsync("assets", stage.NewAsset("good"))).Status);
    }

    [TestMethod]
    [DataRow("refuse-all", 400, 200)]
    [DataRow("read-only", 403, 200)]
    [DataRow("forbidden=create-asset", 403, 200)]
    [DataRow("forbidden=list-assets", 201, 403)]
    public async Task Calls_can_be_forbidden(string fault, int post, int get)
    {
        await using var stage = await SimulatorStage.StartAsync("--fault", fault);

        Assert.AreEqual(post, (await stage.PostAsync("assets", stage.NewAsset("a"))).Status);
        Assert.AreEqual(get, (await stage.GetAsync("assets")).Status);
    }

    [TestMethod]
    public async Task No_refusal_speaks_of_a_token_unless_a_new_one_helps()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var replies = new List<ApiResult>
        {
            await stage.PostAsync("assets", "{"),
            await stage.PostAsync("assets", "{}"),
            await stage.FilterAsync("Name eq"),
            await stage.GetAsync("assets?page=0"),
            await stage.GetAsync($"assets/{Guid.Empty}"),
            await stage.SendAsync(HttpMethod.Delete, "assets"),
        };
        foreach (var fault in new[] { "throttle=1", "unavailable=1", "server-error=1", "error-200=1", "read-only", "refuse-all" })
        {
            stage.Platform.SetFaults(fault);
            replies.Add(await stage.PostAsync("assets", stage.NewAsset("a")));
        }

        Assert.HasCount(12, replies);
        Assert.IsEmpty(replies.Where(reply => reply.Text.Contains("token", StringComparison.OrdinalIgnoreCase)).ToList());
        Assert.IsEmpty(replies.Where(reply => reply.Json["error"] is null).ToList());
    }

    [TestMethod]
    public async Task A_write_with_a_query_is_refused()
    {
        await using var stage = await SimulatorStage.StartAsync();

        Assert.AreEqual(400, (await stage.PostAsync("assets?page=1", stage.NewAsset("a"))).Status);
    }

    [TestMethod]
    public async Task Xml_is_refused()
    {
        await using var stage = await SimulatorStage.StartAsync();
        using var body = new StringContent("<asset/>", Encoding.UTF8, "application/xml");
        using var post = await stage.Client.PostAsync(new Uri("RM/api/Organization/assets", UriKind.Relative), body);
        stage.Client.DefaultRequestHeaders.Accept.ParseAdd("application/xml");
        using var get = await stage.Client.GetAsync(new Uri("RM/api/Organization/assets", UriKind.Relative));

        Assert.AreEqual(HttpStatusCode.UnsupportedMediaType, post.StatusCode);
        Assert.AreEqual(HttpStatusCode.NotAcceptable, get.StatusCode);
    }

    private static async Task PostUntilAsync(SimulatorStage stage, CancellationToken cancellationToken)
    {
        using var body = new StringContent(stage.NewAsset("a").ToJsonString(), Encoding.UTF8, "application/json");
        using var reply = await stage.Client.PostAsync(new Uri("RM/api/Organization/assets", UriKind.Relative), body, cancellationToken);
    }
}
