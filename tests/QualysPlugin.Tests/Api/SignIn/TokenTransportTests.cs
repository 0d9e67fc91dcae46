using Microsoft.Extensions.Time.Testing;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.SignIn;
using QualysPlugin.Settings;

namespace QualysPlugin.Tests.Api.SignIn;

/// <summary>R33: calls carry a token that the API takes.</summary>
[TestClass]
public sealed class TokenTransportTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Noon);
    private readonly List<string> _tokens = [];
    private readonly Gateway _gateway =
        new(call => Task.FromResult(Gateway.Give(Gateway.Jwt(Noon.AddHours(call * 4), call), Noon.AddHours((call - 1) * 4))));

    public void Dispose() => _gateway.Dispose();

    [TestMethod]
    public async Task A_token_that_the_api_does_not_take_any_more_is_renewed_once()
    {
        var isRevoked = false;
        using var transport = Transport(token => isRevoked && token == Token(1) ? Refused() : Answers.Of(Answers.Page("")));

        await SendAsync(transport);
        isRevoked = true;
        var status = await SendAsync(transport);

        Assert.AreEqual((200, 2), (status, _gateway.Calls));
        CollectionAssert.AreEqual(new[] { Token(1), Token(1), Token(2) }, _tokens);
    }

    [TestMethod]
    public async Task A_renewed_token_that_is_refused_too_ends_it()
    {
        var isRevoked = false;
        using var transport = Transport(_ => isRevoked ? Refused() : Answers.Of(Answers.Page("")));

        await SendAsync(transport);
        isRevoked = true;
        var fault = await Assert.ThrowsExactlyAsync<QualysApiException>(() => SendAsync(transport));

        Assert.AreEqual((ApiFault.Final, true, 2), (fault.Fault, fault.IsRefusedLogin, _gateway.Calls));
        Assert.HasCount(3, _tokens);
    }

    [TestMethod]
    public async Task A_token_that_the_api_never_took_is_not_renewed_and_its_causes_are_those_of_a_client()
    {
        using var transport = Transport(_ => Refused());

        var fault = await Assert.ThrowsExactlyAsync<QualysApiException>(() => SendAsync(transport));

        Assert.AreEqual((1, 1), (_gateway.Calls, _tokens.Count));
        StringAssert.Contains(fault.Message, "The gateway gave a token, but the API does not accept it.");
        Assert.IsFalse(fault.Message.Contains("password", StringComparison.Ordinal), fault.Message);
    }

    [TestMethod]
    public async Task A_token_is_renewed_before_it_expires_without_a_refused_call()
    {
        using var transport = Transport(_ => Answers.Of(Answers.Page("")));

        for (var call = 0; call < 13; call++)
        {
            await SendAsync(transport);
            _time.Advance(TimeSpan.FromHours(1));
        }

        Assert.AreEqual(4, _gateway.Calls);
        CollectionAssert.AreEqual(new[] { Token(1), Token(2), Token(3), Token(4) }, _tokens.Distinct().ToList());
    }

    [TestMethod]
    public async Task A_service_agreement_that_is_not_accepted_keeps_its_own_advice()
    {
        using var transport = Transport(_ => Answers.Of(Answers.SimpleReturn(2000, "Accept the Qualys EULA first"), 401));

        var fault = await Assert.ThrowsExactlyAsync<QualysApiException>(() => SendAsync(transport));

        StringAssert.Contains(fault.Message, "it has not accepted Qualys' service agreement");
    }

    private static string Token(int number) => Gateway.Jwt(Noon.AddHours(number * 4), number);

    private static ApiResponse Refused() => Answers.Of(Answers.SimpleReturn(2000, "Unauthorized"), 401);

    private static async Task<int> SendAsync(TokenTransport transport)
    {
        using var answer = await transport.SendAsync(Answers.Request, CancellationToken.None);
        return answer.Status;
    }

    private TokenTransport Transport(Func<string, ApiResponse> answer)
    {
        var account = new QualysAccount(new Uri("https://qualysapi.example.test/"), "id", "s3cr3t") { SignIn = SignInMode.UserClient };
        var api = new StubTransport(request =>
        {
            var header = request.Headers.Single();
            Assert.AreEqual("Authorization", header.Key);
            StringAssert.StartsWith(header.Value, "Bearer ");
            _tokens.Add(header.Value["Bearer ".Length..]);
            return answer(_tokens[^1]);
        });
        return new TokenTransport(api, new TokenSource(_gateway, account, _time));
    }
}
