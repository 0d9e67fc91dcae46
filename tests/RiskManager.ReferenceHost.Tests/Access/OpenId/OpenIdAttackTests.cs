using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Access.OpenId;

/// <summary>Tokens, codes and answers that are not what this site asked for.</summary>
[TestClass]
public sealed class OpenIdAttackTests
{
    [TestMethod]
    [TestCategory("Slow")]
    public async Task No_token_begins_a_session_that_the_provider_did_not_issue_for_this_sign_in()
    {
        await using var provider = await TestOpenIdProvider.StartAsync();
        await using var site = await TestSite.StartAsync(signIn: true, settings: provider.Settings());
        using var otherKey = RSA.Create(2048);
        var (past, future) = (DateTimeOffset.UtcNow.AddMinutes(-10), DateTimeOffset.UtcNow.AddMinutes(10));
        var attacks = new Dictionary<string, Action>
        {
            ["another issuer"] = () => provider.Claims["iss"] = "https://evil.example",
            ["another audience"] = () => provider.Claims["aud"] = "another-client",
            ["another nonce"] = () => provider.Claims["nonce"] = "another",
            ["no nonce"] = () => provider.Claims["nonce"] = null,
            ["expired"] = () => provider.Claims["exp"] = past.ToUnixTimeSeconds(),
            ["no end"] = () => provider.Claims["exp"] = null,
            ["not yet valid"] = () => provider.Claims["nbf"] = future.ToUnixTimeSeconds(),
            ["no subject"] = () => provider.Claims["sub"] = null,
            ["unsigned"] = () => provider.Algorithm = "none",
            ["signed with the client's secret"] = () => provider.Algorithm = "HS256",
            ["signed with another key"] = () => provider.OtherKey = otherKey,
        };

        var accepted = new List<string>();
        foreach (var (name, attack) in attacks)
        {
            provider.Claims.Clear();
            (provider.Algorithm, provider.OtherKey) = ("RS256", null);
            attack();
            using var browser = site.Browser();
            var answer = await OpenIdBrowser.SignInAsync(browser);
            if (answer.StatusCode != HttpStatusCode.BadRequest || OpenIdBrowser.HasSession(answer)) accepted.Add(name);
        }

        Assert.AreEqual("", string.Join(", ", accepted));
        Assert.AreEqual(11, provider.Exchanged);
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_code_and_a_state_count_once_and_only_in_the_browser_that_asked()
    {
        await using var provider = await TestOpenIdProvider.StartAsync();
        await using var site = await TestSite.StartAsync(signIn: true, settings: provider.Settings());
        using var victim = site.Browser();
        using var attacker = site.Browser();
        var attackersAnswer = await OpenIdBrowser.AuthorizeAsync(attacker, await OpenIdBrowser.StartAsync(attacker));
        var victimsAnswer = await OpenIdBrowser.AuthorizeAsync(victim, await OpenIdBrowser.StartAsync(victim));
        var victimsState = QueryHelpers.ParseQuery(victimsAnswer.Query)["state"].ToString();
        var attackersCode = QueryHelpers.ParseQuery(attackersAnswer.Query)["code"].ToString();

        var foreignAnswer = await victim.GetAsync(attackersAnswer);
        var foreignCode = await victim.GetAsync(
            $"/sign-in/openid/callback?code={attackersCode}&state={Uri.EscapeDataString(victimsState)}");
        var own = await attacker.GetAsync(
            (await OpenIdBrowser.AuthorizeAsync(attacker, await OpenIdBrowser.StartAsync(attacker))).PathAndQuery);
        var replayed = await attacker.GetAsync(attackersAnswer);
        var madeUp = await victim.GetAsync("/sign-in/openid/callback?code=x&state=y");
        var empty = await victim.GetAsync("/sign-in/openid/callback");

        Assert.IsTrue(OpenIdBrowser.HasSession(own));
        HttpResponseMessage[] refused = [foreignAnswer, foreignCode, replayed, madeUp, empty];
        foreach (var answer in refused)
        {
            Assert.AreEqual(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.IsFalse(OpenIdBrowser.HasSession(answer));
        }
    }

    [TestMethod]
    public async Task What_the_provider_says_about_an_error_is_not_shown_and_a_refusal_there_is_no_session()
    {
        await using var provider = await TestOpenIdProvider.StartAsync();
        await using var site = await TestSite.StartAsync(signIn: true, settings: provider.Settings());
        using var browser = site.Browser();
        var state = QueryHelpers.ParseQuery((await OpenIdBrowser.StartAsync(browser)).Query)["state"].ToString();
        var denied = QueryHelpers.ParseQuery((await OpenIdBrowser.StartAsync(browser)).Query)["state"].ToString();

        var failed = await browser.GetAsync(
            "/sign-in/openid/callback?error=x&error_description=%3Cb%3EEvil%0Atext%3C/b%3E&state=" + Uri.EscapeDataString(state));
        var refused = await browser.GetAsync("/sign-in/openid/callback?error=access_denied&state=" + Uri.EscapeDataString(denied));

        Assert.AreEqual((HttpStatusCode.BadRequest, HttpStatusCode.Forbidden), (failed.StatusCode, refused.StatusCode));
        Assert.DoesNotContain("Evil", await failed.Content.ReadAsStringAsync());
        Assert.StartsWith("Example <Company> ended the sign-in.", await OpenIdBrowser.AlertAsync(refused));
        Assert.IsFalse(OpenIdBrowser.HasSession(failed) || OpenIdBrowser.HasSession(refused));
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("https://evil.example/", "0;url=/")]
    [DataRow("//evil.example", "0;url=/")]
    [DataRow("/\\evil.example", "0;url=/")]
    [DataRow("/runs/1?x=\"><script>", "0;url=/runs/1?x=%22%3E%3Cscript%3E")]
    public async Task The_provider_leads_back_to_a_page_of_this_site_alone(string returnUrl, string refresh)
    {
        await using var provider = await TestOpenIdProvider.StartAsync();
        await using var site = await TestSite.StartAsync(signIn: true, settings: provider.Settings());
        using var browser = site.Browser();

        var answer = await OpenIdBrowser.SignInAsync(browser, returnUrl);

        Assert.AreEqual(refresh, answer.Headers.GetValues("Refresh").Single());
        Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync());
    }

    [TestMethod]
    public async Task A_client_that_begins_sign_ins_without_end_is_told_to_wait_and_can_still_use_the_form()
    {
        await using var provider = await TestOpenIdProvider.StartAsync();
        await using var site = await TestSite.StartAsync(signIn: true, settings: provider.Settings());
        using var browser = site.Browser();

        var attempts = 0;
        const string madeUp = "/sign-in/openid/callback?code=x&state=y";
        while (attempts < 200 && (await browser.GetAsync(madeUp)).StatusCode == HttpStatusCode.BadRequest) attempts++;

        Assert.IsInRange(30, 199, attempts);
        Assert.AreEqual(HttpStatusCode.Unauthorized, (await SignInForm.SendAsync(browser, "Ana", "wrong password")).StatusCode);
    }
}
