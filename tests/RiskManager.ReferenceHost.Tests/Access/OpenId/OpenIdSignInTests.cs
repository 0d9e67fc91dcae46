using System.Net;
using LinqToDB;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Access.OpenId;

[TestClass]
public sealed class OpenIdSignInTests
{
    [TestMethod]
    public async Task A_member_of_a_group_with_a_role_gets_a_session_like_every_account()
    {
        await using var provider = await TestOpenIdProvider.StartAsync();
        await using var site = await TestSite.StartAsync(signIn: true, settings: provider.Settings());
        using var browser = site.Browser();

        var start = await OpenIdBrowser.StartAsync(browser, "/organization");
        var answer = await browser.GetAsync(await OpenIdBrowser.AuthorizeAsync(browser, start));

        var asked = QueryHelpers.ParseQuery(start.Query);
        Assert.AreEqual($"{site.Url.GetLeftPart(UriPartial.Authority)}/sign-in/openid/callback", asked["redirect_uri"].ToString());
        Assert.AreEqual(("code", "openid profile"), (asked["response_type"].ToString(), asked["scope"].ToString()));
        Assert.AreEqual((HttpStatusCode.OK, "0;url=/organization"), (answer.StatusCode, answer.Headers.GetValues("Refresh").Single()));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("riskmanager=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=strict", cookie);
        Assert.AreEqual(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
        var entry = (await AuditAsync(site)).Single();
        Assert.AreEqual("ana@example.com (OpenID)", entry.Account);
        Assert.AreEqual($"Signed in as Administrator through Example <Company>, {provider.Url} 4711.", entry.Entry);
    }

    [TestMethod]
    [DataRow(new[] { "auditors" }, "Reader")]
    [DataRow(new[] { "readers", "staff" }, "Reader")]
    [DataRow(new[] { "readers", "admins" }, "Administrator")]
    public async Task The_highest_role_of_the_groups_counts(string[] groups, string role)
    {
        await using var provider = await TestOpenIdProvider.StartAsync();
        await using var site = await TestSite.StartAsync(signIn: true, settings: provider.Settings());
        using var browser = site.Browser();
        provider.Claims["groups"] = groups;

        await OpenIdBrowser.SignInAsync(browser);

        Assert.AreEqual(role, (await RowsAsync(site)).Single().Role);
    }

    [TestMethod]
    [DataRow(new[] { "Admins", "staff" })]
    [DataRow(new string[0])]
    [DataRow(null)]
    public async Task Without_a_group_that_has_a_role_a_page_says_so_and_earlier_sessions_end(string[]? groups)
    {
        await using var provider = await TestOpenIdProvider.StartAsync();
        await using var site = await TestSite.StartAsync(signIn: true, settings: provider.Settings());
        using var before = site.Browser();
        using var browser = site.Browser();
        await OpenIdBrowser.SignInAsync(before);
        provider.Claims["groups"] = groups;

        var answer = await OpenIdBrowser.SignInAsync(browser);

        Assert.AreEqual(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.IsFalse(OpenIdBrowser.HasSession(answer));
        Assert.AreEqual(
            "You are signed in with Example <Company>, but none of your groups may use this site. Ask those who administer it for a group.",
            await OpenIdBrowser.AlertAsync(answer));
        Assert.AreEqual("/sign-in", (await before.GetAsync("/")).Headers.Location!.AbsolutePath);
        Assert.StartsWith("Refused:", (await AuditAsync(site))[0].Entry);
    }

    [TestMethod]
    public async Task The_role_is_taken_anew_at_each_sign_in_and_another_one_ends_earlier_sessions()
    {
        await using var provider = await TestOpenIdProvider.StartAsync();
        await using var site = await TestSite.StartAsync(signIn: true, settings: provider.Settings());
        using var before = site.Browser();
        using var browser = site.Browser();
        await OpenIdBrowser.SignInAsync(before);

        provider.Claims["groups"] = new[] { "readers" };
        await OpenIdBrowser.SignInAsync(browser);

        Assert.AreEqual("/sign-in", (await before.GetAsync("/")).Headers.Location!.AbsolutePath);
        Assert.AreEqual(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }

    [TestMethod]
    public async Task Signing_out_ends_the_session_here_and_leads_to_the_provider_to_end_it_there()
    {
        await using var provider = await TestOpenIdProvider.StartAsync();
        await using var site = await TestSite.StartAsync(signIn: true, settings: provider.Settings());
        using var browser = site.Browser();
        using var other = site.Browser();
        await OpenIdBrowser.SignInAsync(browser);
        await OpenIdBrowser.SignInAsync(other);

        var answer = await SignInForm.PostAsync(browser, "/sign-out", []);

        var origin = Uri.EscapeDataString(site.Url.GetLeftPart(UriPartial.Authority));
        Assert.AreEqual(
            $"0;url={provider.Url}/leave?client_id=riskmanager&post_logout_redirect_uri={origin}%2Fsign-in",
            answer.Headers.GetValues("Refresh").Single());
        Assert.AreEqual("/sign-in", (await browser.GetAsync("/")).Headers.Location!.AbsolutePath);
        Assert.AreEqual("/sign-in", (await other.GetAsync("/")).Headers.Location!.AbsolutePath);
        Assert.AreEqual("Signed out.", (await AuditAsync(site))[0].Entry);
    }

    [TestMethod]
    public async Task The_sign_in_page_offers_the_company_first_and_accounts_of_the_host_for_emergencies()
    {
        await using var provider = await TestOpenIdProvider.StartAsync();
        await using var site = await TestSite.StartAsync(signIn: true, settings: provider.Settings());
        var accounts = site.Accounts;
        await accounts.AddAsync("Rui", AccountRole.Reader, TestSite.Password);
        using var browser = site.Browser();

        var page = await browser.GetStringAsync("/sign-in?returnUrl=%2Fruns%2F1");
        var refused = await SignInForm.SendAsync(browser, "Rui", "wrong password");
        var signedIn = await SignInForm.SendAsync(browser, "Rui", TestSite.Password);

        Assert.Contains("href=\"/sign-in/openid?returnUrl=%2Fruns%2F1\" autofocus>\nSign in with Example &lt;Company&gt;</a>", page);
        Assert.Contains("<details><summary>", page);
        Assert.Contains("<details open><summary>", await refused.Content.ReadAsStringAsync());
        Assert.AreEqual(HttpStatusCode.Redirect, signedIn.StatusCode);
    }

    [TestMethod]
    public async Task While_the_provider_is_down_the_page_says_so_and_accounts_of_the_host_can_sign_in()
    {
        await using var provider = await TestOpenIdProvider.StartAsync();
        provider.IsDown = true;
        await using var site = await TestSite.StartAsync(signIn: true, settings: provider.Settings());
        var accounts = site.Accounts;
        await accounts.AddAsync("Ana", AccountRole.Administrator, TestSite.Password);
        using var browser = site.Browser();

        var answer = await browser.GetAsync("/sign-in/openid");
        var signedIn = await SignInForm.SendAsync(browser, "Ana", TestSite.Password);

        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.StartsWith("Example <Company> does not answer at the moment.", await OpenIdBrowser.AlertAsync(answer));
        Assert.AreEqual(HttpStatusCode.Redirect, signedIn.StatusCode);
    }

    [TestMethod]
    public async Task Behind_a_proxy_the_provider_leads_back_to_the_name_that_browsers_use()
    {
        await using var provider = await TestOpenIdProvider.StartAsync();
        await using var site = await TestSite.StartAsync(
            signIn: true, behindProxy: true,
            settings: provider.Settings("""<add key="RiskManager.SiteNames" value="grc.example.com" />"""));
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        browser.DefaultRequestHeaders.Add("X-Forwarded-Host", "grc.example.com");

        var answer = await browser.GetAsync("/sign-in/openid");

        Assert.AreEqual(
            "https://grc.example.com/sign-in/openid/callback",
            QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["redirect_uri"].ToString());
        Assert.IsTrue(answer.Headers.GetValues("Set-Cookie").All(cookie => cookie.Contains("; secure", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task The_provider_alone_decides_on_password_and_role_of_its_people()
    {
        await using var provider = await TestOpenIdProvider.StartAsync();
        await using var site = await TestSite.StartWithAccountAsync(provider.Settings());
        var accounts = site.Accounts;
        using var browser = site.Browser();
        const string name = "ana@example.com (OpenID)";
        await OpenIdBrowser.SignInAsync(browser);

        var withPassword = await SignInForm.SendAsync(site.Browser(), name, "");
        var password = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => accounts.SetPasswordAsync(name, TestSite.Password));
        var role = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => accounts.SetRoleAsync(name, AccountRole.Reader));
        var last = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => accounts.DeleteAsync("Ana"));
        await accounts.DeleteAsync(name);

        Assert.AreEqual(HttpStatusCode.Unauthorized, withPassword.StatusCode);
        Assert.Contains("signs in through the OpenID provider", password.Message);
        Assert.Contains("signs in through the OpenID provider", role.Message);
        Assert.Contains("is the last administrator", last.Message);
        Assert.AreEqual("/sign-in", (await browser.GetAsync("/")).Headers.Location!.AbsolutePath);
    }

    [TestMethod]
    public async Task Two_people_of_one_name_are_told_apart_and_a_name_cannot_control_a_terminal()
    {
        await using var provider = await TestOpenIdProvider.StartAsync();
        await using var site = await TestSite.StartAsync(signIn: true, settings: provider.Settings());
        foreach (var subject in new[] { "1", "2", "1" })
        {
            using var browser = site.Browser();
            provider.Claims["sub"] = subject;
            provider.Claims["preferred_username"] = "Ana\u001b[2J\n" + new string('x', 6000);
            await OpenIdBrowser.SignInAsync(browser);
        }

        var names = (await RowsAsync(site)).Select(row => row.Name).Order(StringComparer.Ordinal).ToList();

        Assert.HasCount(2, names);
        Assert.StartsWith("Ana\\u001b[2J xxx", names[0]);
        Assert.EndsWith("xxx… (OpenID)", names[0]);
        Assert.AreEqual(names[0].Length + 9, names[1].Length);
        Assert.IsLessThan(120, names.Max(name => name.Length));
    }

    [TestMethod]
    public async Task Where_nobody_has_to_sign_in_the_provider_is_not_used()
    {
        await using var provider = await TestOpenIdProvider.StartAsync();
        await using var site = await TestSite.StartAsync(signIn: false, settings: provider.Settings());
        using var browser = site.Browser();

        Assert.AreEqual(HttpStatusCode.NotFound, (await browser.GetAsync("/sign-in/openid")).StatusCode);
    }

    private static Task<List<AccountRow>> RowsAsync(TestSite site) => site.Site.Services.GetRequiredService<Database>()
        .ReadAsync(connection => connection.GetTable<AccountRow>().ToList(), default);

    private static async Task<IReadOnlyList<AuditRow>> AuditAsync(TestSite site) => (await site.Site.Services.GetRequiredService<AuditLog>()
        .FindAsync(new AuditFilter(null, "Sign-in", null, null, null), null, default)).Entries;
}
