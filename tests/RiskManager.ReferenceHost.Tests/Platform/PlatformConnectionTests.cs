using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Time.Testing;
using RiskManager.Rest;
using RiskManager.Rest.Calls;
using RiskManager.Rest.Client;

namespace RiskManager.ReferenceHost.Tests.Platform;

/// <summary>Sign-in, repetition and concurrency of calls, against a handler instead of a network.</summary>
[TestClass]
public sealed class PlatformConnectionTests : IDisposable
{
    private const string Secret = "the-secret-key";

    private readonly FakeNetwork _network = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.Zero));

    [TestMethod]
    public async Task One_token_serves_all_calls_and_the_secret_travels_in_the_form_alone()
    {
        await using var connection = Connect();

        for (var call = 0; call < 5; call++) await ListAsync(connection);

        Assert.AreEqual(1, _network.Tokens);
        Assert.AreEqual(
            "client_id=app&client_secret=the-secret-key&grant_type=client_credentials",
            string.Join('&', _network.TokenForm.Split('&').Order(StringComparer.Ordinal)));
        Assert.AreEqual("OAuth2 token-1", _network.Authorizations.Distinct().Single());
        Assert.DoesNotContain(Secret, Options().ToString()!);
    }

    [TestMethod]
    public async Task A_token_is_renewed_before_it_expires()
    {
        await using var connection = Connect();
        await ListAsync(connection);

        _clock.Advance(TimeSpan.FromSeconds(86_400 - 59));
        await ListAsync(connection);

        CollectionAssert.AreEqual(new[] { "OAuth2 token-1", "OAuth2 token-2" }, _network.Authorizations.ToList());
    }

    [TestMethod]
    [DataRow(401, "")]
    [DataRow(400, "{\"error\":\"invalid_token\"}")]
    [DataRow(200, "{\"error\":\"the token has expired\"}")]
    public async Task A_refused_token_is_renewed_and_the_call_made_again(int status, string body)
    {
        await using var connection = Connect();
        _network.Replies.Enqueue(() => FakeNetwork.Reply((HttpStatusCode)status, body));

        await ListAsync(connection);

        CollectionAssert.AreEqual(new[] { "OAuth2 token-1", "OAuth2 token-2" }, _network.Authorizations.ToList());
    }

    [TestMethod]
    public async Task A_refused_application_is_an_error_without_the_secret()
    {
        _network.TokenReply = () => FakeNetwork.Reply(HttpStatusCode.Unauthorized, "{\"error\":\"invalid_client\"}");
        await using var connection = Connect();

        var fault = await Assert.ThrowsExactlyAsync<PlatformException>(() => ListAsync(connection));

        Assert.AreEqual(PlatformFault.Refused, fault.Fault);
        StringAssert.Contains(fault.Message, "RiskManager.PlatformClientSecret");
        Assert.DoesNotContain(Secret, fault.ToString());
    }

    [TestMethod]
    [DataRow(429)]
    [DataRow(500)]
    [DataRow(503)]
    public async Task A_read_is_repeated_when_the_platform_is_down_or_busy(int status)
    {
        await using var connection = Connect();
        _network.Replies.Enqueue(() => FakeNetwork.Reply((HttpStatusCode)status, ""));
        _network.Replies.Enqueue(() => throw new HttpRequestException("cut"));

        await ListAsync(connection);

        Assert.HasCount(3, _network.Authorizations);
    }

    [TestMethod]
    [DataRow(429, 2)]
    [DataRow(500, 1)]
    [DataRow(503, 1)]
    [DataRow(0, 1)]
    public async Task A_creation_is_repeated_only_where_the_platform_said_that_it_did_nothing(int status, int calls)
    {
        await using var connection = Connect();
        _network.Replies.Enqueue(() => status == 0 ? throw new HttpRequestException("cut") : FakeNetwork.Reply((HttpStatusCode)status, ""));

        var fault = await FaultOfAsync(connection.CallAsync(
            "POST /api/Organization/assets", (api, token) => api.CreateAssetAsync(PlatformJson.Body(new { }), token),
            CancellationToken.None));

        Assert.HasCount(calls, _network.Authorizations);
        Assert.AreEqual(status == 429 ? null : true, fault?.IsDoubtful);
    }

    [TestMethod]
    public async Task A_wait_that_the_platform_asks_for_is_kept()
    {
        await using var connection = Connect(TimeProvider.System);
        _network.Replies.Enqueue(() =>
        {
            var reply = FakeNetwork.Reply(HttpStatusCode.TooManyRequests, "");
            reply.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(1));
            return reply;
        });
        var began = TimeProvider.System.GetTimestamp();

        await ListAsync(connection);

        Assert.IsGreaterThan(TimeSpan.FromSeconds(0.9), TimeProvider.System.GetElapsedTime(began));
    }

    [TestMethod]
    public async Task No_more_calls_run_at_a_time_than_the_options_allow()
    {
        await using var connection = Connect();
        _network.Gate = new SemaphoreSlim(0);
        var calls = Enumerable.Range(0, 20).Select(_ => ListAsync(connection)).ToList();

        await _network.WaitForRunningAsync(3);
        _network.Gate.Release(20);
        await Task.WhenAll(calls);

        Assert.AreEqual(3, _network.MaxRunning);
    }

    [TestMethod]
    [DataRow("http://riskmanager.example.com/RM", false)]
    [DataRow("ftp://riskmanager.example.com/RM", false)]
    [DataRow("https://riskmanager.example.com/RM", true)]
    [DataRow("http://127.0.0.1:9200/RM", true)]
    [DataRow("http://localhost/RM", true)]
    public void Plain_http_is_for_this_machine_alone(string url, bool isAllowed) =>
        Assert.AreEqual(isAllowed, PlatformUrls.IsAllowed(new Uri(url)));

    public void Dispose() => _network.Dispose();

    private static async Task<PlatformException?> FaultOfAsync(Task call)
    {
        try
        {
            await call;
            return null;
        }
        catch (PlatformException fault)
        {
            return fault;
        }
    }

    private static Task<PlatformReply> ListAsync(PlatformConnection connection) => connection.CallAsync(
        "GET /api/Organization/assets", (api, token) => api.ListAssetsAsync(new ListQuery("Id ne null"), token), CancellationToken.None);

    private static PlatformOptions Options() => new()
    {
        Url = new Uri("https://riskmanager.example.com/RM"), ClientId = "app", ClientSecret = Secret, Concurrency = 3,
        RetryDelay = TimeSpan.Zero,
    };

    private PlatformConnection Connect(TimeProvider? clock = null) => new(Options(), clock ?? _clock, _network);
}
