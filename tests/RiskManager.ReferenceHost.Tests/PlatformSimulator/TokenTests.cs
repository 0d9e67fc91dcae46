namespace RiskManager.ReferenceHost.Tests.PlatformSimulator;

[TestClass]
public sealed class TokenTests
{
    [TestMethod]
    public async Task A_token_has_40_hexadecimal_digits_and_is_valid_for_a_day()
    {
        await using var stage = await SimulatorStage.StartSignedOutAsync();

        var reply = await stage.RequestTokenAsync(SimulatorStage.Credentials());

        Assert.AreEqual(200, reply.Status);
        Assert.MatchesRegex("^[0-9a-f]{40}$", reply.Json["access_token"]!.GetValue<string>());
        Assert.AreEqual("bearer", reply.Json["token_type"]!.GetValue<string>());
        Assert.AreEqual(86_400, reply.Json["expires_in"]!.GetValue<int>());
    }

    [TestMethod]
    public async Task No_cache_may_keep_a_token()
    {
        await using var stage = await SimulatorStage.StartSignedOutAsync();
        using var form = new FormUrlEncodedContent(SimulatorStage.Credentials());

        using var reply = await stage.Client.PostAsync(new Uri("RM/APIIntegration/token", UriKind.Relative), form);

        Assert.IsTrue(reply.Headers.CacheControl is { Private: true, NoStore: true });
    }

    [TestMethod]
    public async Task The_lifetime_can_be_a_text_beside_an_empty_scope()
    {
        await using var stage = await SimulatorStage.StartSignedOutAsync("--assume", "token-text", "--assume", "token-seconds=2");

        var reply = await stage.RequestTokenAsync(SimulatorStage.Credentials());

        Assert.AreEqual("2", reply.Json["expires_in"]!.GetValue<string>());
        Assert.AreEqual("", reply.Json["scope"]!.GetValue<string>());
    }

    [TestMethod]
    [DataRow("client_id", "another", 401)]
    [DataRow("client_secret", "wrong", 401)]
    [DataRow("grant_type", "password", 400)]
    [DataRow("grant_type", "", 400)]
    public async Task Invalid_credentials_are_refused_with_an_error(string field, string value, int status)
    {
        await using var stage = await SimulatorStage.StartSignedOutAsync();
        var form = SimulatorStage.Credentials();
        form[field] = value;

        var reply = await stage.RequestTokenAsync(form);

        Assert.AreEqual(status, reply.Status);
        Assert.IsNotNull(reply.Json["error"]);
    }

    [TestMethod]
    public async Task A_call_needs_a_valid_token()
    {
        await using var stage = await SimulatorStage.StartSignedOutAsync();
        var without = await stage.GetAsync("assets");
        await stage.SignInAsync();
        var with = await stage.GetAsync("assets");
        stage.Platform.Tokens.RevokeAll();
        var revoked = await stage.GetAsync("assets");
        await stage.SignInAsync("Bearer");
        var otherScheme = await stage.GetAsync("assets");

        CollectionAssert.AreEqual(new[] { 401, 200, 401, 401 }, new[] { without.Status, with.Status, revoked.Status, otherScheme.Status });
        Assert.Contains("token", revoked.Json["error_description"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task The_scheme_can_be_another()
    {
        await using var stage = await SimulatorStage.StartSignedOutAsync("--assume", "authorization=Bearer");
        await stage.SignInAsync("OAuth2");
        var oauth2 = await stage.GetAsync("assets");
        await stage.SignInAsync("Bearer");
        var bearer = await stage.GetAsync("assets");

        CollectionAssert.AreEqual(new[] { 401, 200 }, new[] { oauth2.Status, bearer.Status });
    }

    [TestMethod]
    [DataRow(null, 401)]
    [DataRow("expired-token-400", 400)]
    public async Task A_token_expires(string? assumption, int status)
    {
        string[] more = assumption is null ? [] : ["--assume", assumption];
        await using var stage = await SimulatorStage.StartAsync(["--assume", "token-seconds=60", .. more]);
        stage.Platform.Time.Offset = TimeSpan.FromSeconds(59);
        var before = await stage.GetAsync("assets");
        stage.Platform.Time.Offset = TimeSpan.FromSeconds(120);
        var after = await stage.GetAsync("assets");

        Assert.AreEqual(200, before.Status);
        Assert.AreEqual(status, after.Status);
        Assert.AreEqual("invalid_token", after.Json["error"]!.GetValue<string>());
    }
}
