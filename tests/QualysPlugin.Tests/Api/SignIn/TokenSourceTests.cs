using Microsoft.Extensions.Time.Testing;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.SignIn;
using QualysPlugin.Settings;

namespace QualysPlugin.Tests.Api.SignIn;

/// <summary>R33: one token for all calls, renewed in time.</summary>
[TestClass]
public sealed class TokenSourceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Noon);

    [TestMethod]
    [DataRow(SignInMode.UserClient, "auth/oidc")]
    [DataRow(SignInMode.SubscriptionClient, "auth/oauth")]
    public async Task ID_and_secret_are_headers_and_the_form_is_empty(SignInMode mode, string path)
    {
        var gateway = Giving(Gateway.Jwt(Noon.AddHours(4)));
        using var tokens = Source(gateway, mode);

        await tokens.GetAsync(null, CancellationToken.None);

        var asked = gateway.Asked!;
        Assert.AreEqual((path, ""), (asked.Path, asked.ToForm()));
        var headers = asked.Headers.Select(header => $"{header.Key}={header.Value}");
        Assert.AreEqual("clientId=id clientSecret=s3cr3t", string.Join(" ", headers));
        Assert.IsFalse(asked.ToString().Contains("s3cr3t", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task Twenty_calls_at_the_same_time_wait_for_one_token()
    {
        var given = new TaskCompletionSource<ApiResponse>();
        var gateway = new Gateway(_ => given.Task);
        using var tokens = Source(gateway);

        var calls = Enumerable.Range(0, 20).Select(_ => tokens.GetAsync(null, CancellationToken.None)).ToList();
        given.SetResult(Gateway.Give(Gateway.Jwt(Noon.AddHours(4)), Noon));
        var got = await Task.WhenAll(calls).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.AreEqual((1, 1), (gateway.Calls, got.Distinct().Count()));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(-30)]
    [DataRow(30)]
    public async Task A_token_is_renewed_five_minutes_before_it_expires_by_the_gateways_clock(int aheadHours)
    {
        var gatewayNow = Noon.AddHours(aheadHours);
        var gateway = Giving(Gateway.Jwt(gatewayNow.AddHours(1)), gatewayNow);
        using var tokens = Source(gateway);

        await tokens.GetAsync(null, CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(54));
        await tokens.GetAsync(null, CancellationToken.None);
        var before = gateway.Calls;
        _time.Advance(TimeSpan.FromMinutes(1));
        await tokens.GetAsync(null, CancellationToken.None);

        Assert.AreEqual((1, 2), (before, gateway.Calls));
    }

    [TestMethod]
    [DataRow("""{"sub":"client"}""")]
    [DataRow("""{"exp":"soon"}""")]
    [DataRow("""{"exp":1}""")]
    [DataRow("""{"exp":1e300}""")]
    [DataRow("no JSON")]
    public async Task A_token_without_a_usable_expiry_lives_four_hours(string claims)
    {
        var gateway = Giving(Gateway.Jwt(claims));
        using var tokens = Source(gateway);

        await tokens.GetAsync(null, CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(234));
        await tokens.GetAsync(null, CancellationToken.None);
        var before = gateway.Calls;
        _time.Advance(TimeSpan.FromMinutes(1));
        await tokens.GetAsync(null, CancellationToken.None);

        Assert.AreEqual((1, 2), (before, gateway.Calls));
    }

    [TestMethod]
    public async Task A_refused_token_is_replaced_once_however_many_calls_it_was_refused_for()
    {
        var gateway = new Gateway(call => Task.FromResult(Gateway.Give(Gateway.Jwt(Noon.AddHours(4), call), Noon)));
        using var tokens = Source(gateway);
        var refused = await tokens.GetAsync(null, CancellationToken.None);

        var first = await tokens.GetAsync(refused, CancellationToken.None);
        var second = await tokens.GetAsync(refused, CancellationToken.None);

        Assert.AreSame(first, second);
        Assert.AreEqual(2, gateway.Calls);
    }

    [TestMethod]
    public async Task A_refused_client_is_tried_once_in_a_run()
    {
        var gateway = new Gateway(_ => Task.FromResult(Answers.Of("{\"message\":\"Invalid client\"}", 401)));
        using var tokens = Source(gateway);

        for (var attempt = 0; attempt < 3; attempt++)
        {
            var fault = await Assert.ThrowsExactlyAsync<QualysApiException>(() => tokens.GetAsync(null, CancellationToken.None));
            StringAssert.Contains(fault.Message, "the gateway says \"Invalid client\" (HTTP 401).");
            Assert.IsTrue(fault.IsRefusedLogin);
        }

        Assert.AreEqual(1, gateway.Calls);
    }

    [TestMethod]
    public async Task A_gateway_that_had_trouble_is_asked_again()
    {
        var gateway = new Gateway(call => Task.FromResult(call == 1 ? Answers.Of("", 503) : Gateway.Give(Gateway.Jwt(Noon.AddHours(4)))));
        using var tokens = Source(gateway);

        var fault = await Assert.ThrowsExactlyAsync<QualysApiException>(() => tokens.GetAsync(null, CancellationToken.None));
        await tokens.GetAsync(null, CancellationToken.None);

        Assert.AreEqual((ApiFault.Transient, 2), (fault.Fault, gateway.Calls));
    }

    [TestMethod]
    public async Task A_gateway_that_has_trouble_when_a_token_is_due_ends_no_run_before_the_token_expires()
    {
        var gateway = new Gateway(call =>
            Task.FromResult(call == 1 ? Gateway.Give(Gateway.Jwt(Noon.AddHours(1)), Noon) : Answers.Of("", 503)));
        using var tokens = Source(gateway);
        var first = await tokens.GetAsync(null, CancellationToken.None);

        _time.Advance(TimeSpan.FromMinutes(58));
        Assert.AreSame(first, await tokens.GetAsync(null, CancellationToken.None));
        await Assert.ThrowsExactlyAsync<QualysApiException>(() => tokens.GetAsync(first, CancellationToken.None));
        _time.Advance(TimeSpan.FromMinutes(2));
        await Assert.ThrowsExactlyAsync<QualysApiException>(() => tokens.GetAsync(null, CancellationToken.None));

        Assert.AreEqual(4, gateway.Calls);
    }

    [TestMethod]
    public async Task A_call_that_is_cancelled_leaves_the_token_to_the_others()
    {
        var given = new TaskCompletionSource<ApiResponse>();
        using var tokens = Source(new Gateway(_ => given.Task));
        using var cancel = new CancellationTokenSource();

        var cancelled = tokens.GetAsync(null, cancel.Token);
        var other = tokens.GetAsync(null, CancellationToken.None);
        await cancel.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => cancelled);
        given.SetResult(Gateway.Give(Gateway.Jwt(Noon.AddHours(4)), Noon));

        Assert.AreEqual(Gateway.Jwt(Noon.AddHours(4)), (await other.WaitAsync(TimeSpan.FromSeconds(30))).Value);
    }

    [TestMethod]
    public async Task A_gateway_that_cannot_be_reached_is_named_and_is_no_matter_of_page_sizes()
    {
        var gateway = new Gateway(_ => throw new QualysApiException(
            ApiFault.TooMuch, "access token", $"gateway.example.test did not begin to answer.", $"Try again later."));
        using var tokens = Source(gateway);

        var fault = await Assert.ThrowsExactlyAsync<QualysApiException>(() => tokens.GetAsync(null, CancellationToken.None));

        Assert.AreEqual(ApiFault.Transient, fault.Fault);
        StringAssert.Contains(fault.Message, "Qualys.GatewayUrl");
    }

    private static Gateway Giving(string token, DateTimeOffset? date = null) =>
        new(_ => Task.FromResult(Gateway.Give(token, date ?? Noon)));

    private TokenSource Source(Gateway gateway, SignInMode mode = SignInMode.UserClient) => new(
        gateway, new QualysAccount(new Uri("https://qualysapi.example.test/"), "id", "s3cr3t") { SignIn = mode }, _time);
}
