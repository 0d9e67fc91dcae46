using System.Net;
using System.Text.RegularExpressions;
using RiskManager.ReferenceHost.Access.Passwords;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Access;

[TestClass]
public sealed partial class SignInTests
{
    [TestMethod]
    [DataRow("/")]
    [DataRow("/runs/1")]
    [DataRow("/anything")]
    public async Task Without_signing_in_every_page_leads_to_the_sign_in(string page)
    {
        await using var site = await TestSite.StartAsync(signIn: true);
        using var browser = site.Browser();

        var answer = await browser.GetAsync(page);

        Assert.AreEqual(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.AreEqual("/sign-in", answer.Headers.Location!.AbsolutePath);
    }

    [TestMethod]
    public async Task Account_and_password_open_the_page_that_was_asked_for()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        using var browser = site.Browser();

        var answer = await SignInForm.SendAsync(browser, "ANA", TestSite.Password, "/organization");

        Assert.AreEqual((HttpStatusCode.Redirect, "/organization"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        Assert.AreEqual(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("riskmanager=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=strict", cookie);
    }

    [TestMethod]
    [DataRow("https://evil.example/")]
    [DataRow("//evil.example/")]
    [DataRow("/\\evil.example")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl)
    {
        await using var site = await TestSite.StartWithAccountAsync();
        using var browser = site.Browser();

        var answer = await SignInForm.SendAsync(browser, "Ana", TestSite.Password, returnUrl);

        Assert.AreEqual("/", answer.Headers.Location!.ToString());
    }

    [TestMethod]
    public async Task A_wrong_name_a_wrong_password_and_a_delayed_account_are_answered_alike()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        using var browser = site.Browser();

        var unknown = await SignInForm.SendAsync(browser, "Nobody", TestSite.Password);
        var wrong = new List<string>();
        for (var attempt = 0; attempt < ClientAttempts.MaxFailures; attempt++)
            wrong.Add(await AlertAsync(await SignInForm.SendAsync(browser, "Ana", "wrong password")));
        var delayed = await SignInForm.SendAsync(browser, "Ana", TestSite.Password);

        Assert.AreEqual(HttpStatusCode.Unauthorized, delayed.StatusCode);
        Assert.HasCount(1, new[] { await AlertAsync(unknown), await AlertAsync(delayed) }.Concat(wrong).Distinct());
        var accounts = site.Accounts;
        await accounts.SetPasswordAsync("Ana", "another long password");
        Assert.AreEqual(HttpStatusCode.Redirect, (await SignInForm.SendAsync(browser, "Ana", "another long password")).StatusCode);
    }

    [TestMethod]
    public async Task A_form_that_another_site_sends_is_refused()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        using var browser = site.Browser();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["name"] = "Ana", ["password"] = TestSite.Password });

        var answer = await browser.PostAsync("/sign-in", form);

        Assert.AreEqual(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.AreEqual(HttpStatusCode.Redirect, (await browser.GetAsync("/")).StatusCode);
    }

    [TestMethod]
    public async Task Signing_out_takes_the_token_of_a_form_and_ends_the_session()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        using var browser = site.Browser();
        await SignInForm.SendAsync(browser, "Ana", TestSite.Password);
        Assert.AreEqual(HttpStatusCode.BadRequest, (await browser.PostAsync("/sign-out", null)).StatusCode);

        var answer = await SignInForm.PostAsync(browser, "/sign-out", []);

        Assert.AreEqual("/sign-in", answer.Headers.Location!.ToString());
        Assert.AreEqual(HttpStatusCode.Redirect, (await browser.GetAsync("/")).StatusCode);
    }

    [TestMethod]
    public async Task On_this_machine_alone_nobody_has_to_sign_in_but_a_proxy_is_refused()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        using var browser = site.Browser();

        var direct = await browser.GetAsync("/");
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        var proxied = await browser.GetAsync("/");

        Assert.AreEqual((HttpStatusCode.OK, HttpStatusCode.Forbidden), (direct.StatusCode, proxied.StatusCode));
        Assert.Contains("--behind-proxy", await proxied.Content.ReadAsStringAsync());
    }

    [TestMethod]
    public async Task Every_answer_carries_the_security_headers()
    {
        await using var site = await TestSite.StartAsync(signIn: true);
        using var browser = site.Browser();

        foreach (var page in new[] { "/", "/sign-in", "/health" })
        {
            var headers = (await browser.GetAsync(page)).Headers;
            var policy = headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'", policy);
            Assert.Contains("frame-ancestors 'none'", policy);
            Assert.DoesNotContain("unsafe-eval", policy);
            Assert.AreEqual("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    private static async Task<string> AlertAsync(HttpResponseMessage answer) =>
        Alert().Match(await answer.Content.ReadAsStringAsync()).Value;

    [GeneratedRegex("""<p role="alert">.+?</p>""")]
    private static partial Regex Alert();
}
