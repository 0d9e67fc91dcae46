using CsCheck;
using Microsoft.Extensions.Time.Testing;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.SignIn;
using QualysPlugin.Settings;

namespace QualysPlugin.Tests.Api.SignIn;

/// <summary>R33: what the gateway may answer.</summary>
[TestClass]
public sealed class TokenResponseTests
{
    private const string Jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjbGllbnQifQ.c2lnbmF0dXJl";

    private static readonly QualysAccount Account = new(new Uri("https://qualysapi.example.test/"), "id", "s3cr3t-0815")
    {
        SignIn = SignInMode.UserClient, Gateway = new Uri("https://gateway.example.test/"),
    };

    [TestMethod]
    [DataRow(Jwt)]
    [DataRow("  " + Jwt + "\r\n")]
    [DataRow("\"" + Jwt + "\"")]
    [DataRow("{\"access_token\":\"" + Jwt + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}")]
    [DataRow("{\"token\":\"" + Jwt + "\"}")]
    [DataRow("{\"id_token\":\"" + Jwt + "\",\"nested\":{\"token\":\"other\"},\"list\":[1,2]}")]
    [DataRow("{\"JWT\":\"" + Jwt + "\"}")]
    [DataRow("{\"id_token\":\"other\",\"access_token\":\"" + Jwt + "\"}")]
    public void A_token_is_found_as_text_or_in_json(string body) => Assert.AreEqual(Jwt, Read(body, 200).Value);

    [TestMethod]
    [DataRow("")]
    [DataRow("OK")]
    [DataRow("Signed in. Welcome. Bye")]
    [DataRow("{}")]
    [DataRow("{\"token\":\"\"}")]
    [DataRow("{\"token\":\"two words\"}")]
    [DataRow("{\"token\":{\"value\":\"a.b.c\"}}")]
    [DataRow("{\"token\":\"a.b.c\"")]
    [DataRow("<html><body>Sign in</body></html>")]
    public void Anything_else_is_no_token_and_is_not_repeated_in_the_message(string body)
    {
        var fault = Fault(body, 200);

        Assert.AreEqual(ApiFault.Final, fault.Fault);
        StringAssert.Contains(
            fault.Message, "the gateway gateway.example.test answered, but with something else than a token. Check the server URL");
    }

    [TestMethod]
    [DataRow(400, "Final", true)]
    [DataRow(401, "Final", true)]
    [DataRow(403, "Final", true)]
    [DataRow(404, "Final", false)]
    [DataRow(302, "Final", false)]
    [DataRow(407, "Final", false)]
    [DataRow(429, "Rate", false)]
    [DataRow(500, "Transient", false)]
    [DataRow(503, "Transient", false)]
    public void The_status_says_whether_the_client_is_refused(int status, string fault, bool isRefused)
    {
        var found = Fault("", status);

        Assert.AreEqual((fault, isRefused), (found.Fault.ToString(), found.IsRefusedLogin));
    }

    [TestMethod]
    [DataRow("{\"timestamp\":\"2026\",\"status\":401,\"error\":\"Unauthorized\",\"message\":\"Client secret has expired\"}",
        "the gateway says \"Client secret has expired\" (HTTP 401).")]
    [DataRow("{\"error\":\"invalid_client\",\"error_description\":\"Unknown client\"}", "the gateway says \"Unknown client\" (HTTP 401).")]
    [DataRow("{\"error\":\"invalid_client\"}", "the gateway says \"invalid_client\" (HTTP 401).")]
    [DataRow("Bad credentials", "the gateway says \"Bad credentials\" (HTTP 401).")]
    [DataRow("<html><body>Error</body></html>", "the gateway answers HTTP 401.")]
    [DataRow("{\"message\":\"  \"}", "the gateway answers HTTP 401.")]
    [DataRow("[1, 2]", "the gateway says \"[1, 2]\" (HTTP 401).")]
    public void A_refusal_repeats_what_Qualys_says(string body, string said)
    {
        var message = Fault(body, 401).Message;

        StringAssert.Contains(message, $"{said} Possible causes: the client ID or the client secret is wrong, or the secret has expired;");
    }

    [TestMethod]
    public void A_refusal_that_repeats_the_secret_does_not_get_into_a_message() => StringAssert.Contains(
        Fault("No client has the secret s3cr3t-0815", 401).Message, "the gateway says \"No client has the secret ********\" (HTTP 401).");

    [TestMethod]
    public void A_word_that_a_test_platform_has_for_a_secret_is_left_in_what_the_gateway_says()
    {
        var account = new QualysAccount(new Uri("https://qualysapi.example.test/"), "id", "secret") { SignIn = SignInMode.UserClient };

        var fault = Assert.ThrowsExactly<QualysApiException>(() => TokenResponse.Read(
            Answers.Of("Client secret has expired", 401), account, new FakeTimeProvider()));

        StringAssert.Contains(fault.Message, "the gateway says \"Client secret has expired\" (HTTP 401).");
    }

    [TestMethod]
    public void A_locked_user_of_a_client_is_explained_as_such() =>
        StringAssert.Contains(Fault("{\"message\":\"User account is locked\"}", 403).Message, "A Qualys Manager unlocks it");

    [TestMethod]
    public void A_token_is_in_no_text() => Assert.AreEqual("access token", Read(Jwt, 200).ToString());

    [TestMethod]
    public void Any_text_is_a_token_or_a_fault() => Gen.String.Sample(text =>
    {
        foreach (var body in new[] { text, $"{{{text}", $"{{\"token\":\"{text}\"}}", $"a.{text}.c" })
        {
            try
            {
                Assert.AreNotEqual("", Read(body, 200).Value);
            }
            catch (QualysApiException fault)
            {
                Assert.AreEqual(ApiFault.Final, fault.Fault);
            }
        }
    });

    private static AccessToken Read(string body, int status) =>
        TokenResponse.Read(Answers.Of(body, status), Account, new FakeTimeProvider());

    private static QualysApiException Fault(string body, int status) =>
        Assert.ThrowsExactly<QualysApiException>(() => Read(body, status));
}
