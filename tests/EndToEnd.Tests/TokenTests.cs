using System.Text.Json.Nodes;
using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

/// <summary>R33: signing in with a token.</summary>
[TestClass]
public sealed class TokenTests
{
    private const string Secret = "client-secret-0815";

    private static readonly string[] Client = ["--client-id", "client-4711", "--client-secret", Secret];

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Fifty_thousand_hosts_are_imported_although_the_token_expires_three_times()
    {
        await using var qualys = await QualysPlatform.StartAsync(
            [.. Client, "--hosts", "50000", "--rate", "100000", "--fault", "token-calls=16"]);
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "1000"));

        var run = await host.ImportWithPasswordAsync(For(qualys), Secret);

        Assert.AreEqual((0, 50_000L, "Complete"), (run.ExitCode, run.Summary.Created, run.Summary.Status), run.ToString());
        var stats = await qualys.StatsAsync();
        Assert.IsGreaterThanOrEqualTo(3 + 1, (long)stats["tokensIssued"]!);
        Assert.AreEqual((long)stats["tokensIssued"]!, (long)stats["byEndpoint"]!["/auth/oidc"]!);
        AssertNoSecret(host, run, stats);
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Tokens_that_live_two_seconds_do_for_a_run_of_six()
    {
        await using var qualys = await QualysPlatform.StartAsync(
            [.. Client, "--hosts", "500", "--concurrency", "1", "--page-latency", "0.5", "--token-life", "2"]);
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "50"));

        var run = await host.ImportWithPasswordAsync(For(qualys), Secret);

        Assert.AreEqual((0, 500L), (run.ExitCode, run.Summary.Created), run.ToString());
        Assert.IsGreaterThanOrEqualTo(3, (long)(await qualys.StatsAsync())["tokensIssued"]!);
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("subscriptionClient", "/auth/oauth", "token-in=access_token", 0d)]
    [DataRow("userClient", "/auth/oidc", "token-in=id_token", 0d)]
    [DataRow("userClient", "/auth/oidc", "token-without-expiry", 0d)]
    [DataRow("userClient", "/auth/oidc", null, -30d)]
    [DataRow("userClient", "/auth/oidc", null, 30d)]
    public async Task One_token_does_for_a_run_in_every_form_and_whatever_time_it_is_at_Qualys(
        string signIn, string path, string? fault, double clockAhead)
    {
        await using var qualys = await QualysPlatform.StartAsync(
            [.. Client, "--hosts", "300", "--clock-ahead-hours", $"{clockAhead}", .. fault is null ? [] : new[] { "--fault", fault }]);
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "50"), ("Qualys.SignIn", "session"));

        var run = await host.ImportWithPasswordAsync(For(qualys) with { SignIn = signIn }, Secret);

        Assert.AreEqual((0, 300L), (run.ExitCode, run.Summary.Created), run.ToString());
        var stats = await qualys.StatsAsync();
        Assert.AreEqual(1L, (long)stats["byEndpoint"]![path]!);
        Assert.IsNull(stats["byEndpoint"]!["/api/2.0/fo/session/"]);
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("client-refused", "Invalid client credentials")]
    [DataRow("client-refused=403", "Invalid client credentials")]
    [DataRow("secret-expired", "Client secret has expired")]
    public async Task A_refused_client_ends_the_run_with_one_call_and_its_cause(string fault, string said)
    {
        await using var qualys = await QualysPlatform.StartAsync([.. Client, "--hosts", "5", "--fault", fault]);
        using var host = new ReferenceHost();

        var run = await host.ImportWithPasswordAsync(For(qualys), Secret);

        Assert.AreEqual(4, run.ExitCode, run.ToString());
        StringAssert.Contains(run.Summary.Error, $"the gateway says \"{said}\"");
        StringAssert.Contains(run.Summary.Error, "the client ID or the client secret is wrong, or the secret has expired");
        var stats = await qualys.StatsAsync();
        Assert.AreEqual(1L, (long)stats["calls"]!);
        AssertNoSecret(host, run, stats);
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("gateway-down", "cannot be reached")]
    [DataRow("gateway-down=503", "Service Unavailable")]
    public async Task A_gateway_that_is_down_is_tried_three_times(string fault, string said)
    {
        await using var qualys = await QualysPlatform.StartAsync([.. Client, "--hosts", "5", "--fault", fault]);
        using var host = new ReferenceHost();

        var run = await host.ImportWithPasswordAsync(For(qualys), Secret);

        Assert.AreEqual(4, run.ExitCode, run.ToString());
        StringAssert.Contains(run.Summary.Error, said);
        var stats = await qualys.StatsAsync();
        Assert.AreEqual((3L, 3L), ((long)stats["calls"]!, (long)stats["byEndpoint"]!["/auth/oidc"]!));
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow(null, 0, "Gateway Client Token Hosts Asset groups", "The API accepts the token.")]
    [DataRow("gateway-down", 4, "Gateway", "cannot be reached")]
    [DataRow("secret-expired", 4, "Gateway Client", "Client secret has expired")]
    [DataRow("token-refused", 4, "Gateway Client Token", "The gateway gave a token, but the API does not accept it.")]
    [DataRow("refuse=2003", 4, "Gateway Client Token Hosts", "it has not accepted Qualys' service agreement")]
    [DataRow("refuse=2003:409", 4, "Gateway Client Token Hosts", "it has not accepted Qualys' service agreement")]
    public async Task The_connection_test_says_which_step_of_the_sign_in_failed(string? fault, int exitCode, string steps, string said)
    {
        await using var qualys = await QualysPlatform.StartAsync(
            [.. Client, "--hosts", "5", .. fault is null ? [] : new[] { "--fault", fault }]);
        using var host = new ReferenceHost();

        var test = await host.TestConnectionAsync(For(qualys), Secret);

        Assert.AreEqual(exitCode, test.ExitCode, test.ToString());
        StringAssert.Contains(test.ToString(), said);
        foreach (var step in new[] { "Gateway", "Client", "Token", "Hosts", "Asset groups" })
            Assert.AreEqual(steps.Contains(step, StringComparison.Ordinal), test.Lines.Any(line => IsStep(line, step)), test.ToString());
        AssertNoSecret(host, test, await qualys.StatsAsync());
    }

    [TestMethod]
    public async Task A_gateway_of_a_platform_of_ones_own_is_named_in_web_config()
    {
        await using var gateway = await QualysPlatform.StartAsync([.. Client, "--hosts", "1"]);
        await using var qualys = await QualysPlatform.StartAsync([.. Client, "--hosts", "5"]);
        using var host = new ReferenceHost();
        host.Configure(("Qualys.GatewayUrl", gateway.Url.ToString()));

        var run = await host.ImportWithPasswordAsync(For(qualys), Secret);

        Assert.AreEqual(4, run.ExitCode, run.ToString());
        StringAssert.Contains(run.Summary.Error, "or gateway and server URL belong to different Qualys platforms");
        Assert.AreEqual(
            (1L, 1L), ((long)(await gateway.StatsAsync())["calls"]!, (long)(await qualys.StatsAsync())["calls"]!), "one call to each");
    }

    private static ImportSettings For(Simulator qualys) =>
        ImportSettings.For(qualys) with { SignIn = "userClient", AccessAccount = "client-4711" };

    private static bool IsStep(string line, string step) => line.Contains($"{step}:", StringComparison.Ordinal);

    /// <summary>Neither the secret nor a token is in anything that is printed, kept, or seen of the calls.</summary>
    private static void AssertNoSecret(ReferenceHost host, HostRun run, JsonNode stats)
    {
        var texts = Directory.EnumerateFiles(host.Data, "*", SearchOption.AllDirectories)
            .Select(file => System.Text.Encoding.Latin1.GetString(ReadShared(file))).Append(run.ToString()).Append(stats.ToJsonString());
        foreach (var text in texts)
        {
            Assert.IsFalse(text.Contains(Secret, StringComparison.Ordinal));
            Assert.IsFalse(text.Contains("eyJ", StringComparison.Ordinal), "A token begins so.");
        }
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
