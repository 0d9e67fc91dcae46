using System.Net;
using System.Security.Claims;
using LinqToDB;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Access;

/// <summary>When a session ends, in the browser that it belongs to and in one that stole its cookie.</summary>
[TestClass]
public sealed class SessionTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [TestMethod]
    public async Task After_another_password_the_browser_is_asked_to_sign_in_again()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        using var browser = site.Browser();
        await SignInForm.SendAsync(browser, "Ana", TestSite.Password);

        var accounts = site.Accounts;
        await accounts.SetPasswordAsync("Ana", "another long password");

        Assert.AreEqual("/sign-in", (await browser.GetAsync("/")).Headers.Location!.AbsolutePath);
        Assert.AreEqual(HttpStatusCode.OK, (await browser.GetAsync("/sign-in")).StatusCode);
        Assert.AreEqual(HttpStatusCode.Redirect, (await SignInForm.SendAsync(browser, "Ana", "another long password")).StatusCode);
        Assert.AreEqual(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }

    [TestMethod]
    public async Task After_its_account_is_deleted_the_browser_is_asked_to_sign_in_again()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        var accounts = site.Accounts;
        await accounts.AddAsync("Rui", AccountRole.Reader, TestSite.Password);
        using var browser = site.Browser();
        await SignInForm.SendAsync(browser, "Rui", TestSite.Password);

        await accounts.DeleteAsync("Rui");

        Assert.AreEqual("/sign-in", (await browser.GetAsync("/runs")).Headers.Location!.AbsolutePath);
        Assert.AreEqual(HttpStatusCode.OK, (await browser.GetAsync("/sign-in")).StatusCode);
    }

    [TestMethod]
    public async Task A_stolen_cookie_ends_when_its_owner_signs_out()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        using var browser = site.Browser();
        var signedIn = await SignInForm.SendAsync(browser, "Ana", TestSite.Password);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("riskmanager=", StringComparison.Ordinal));
        using var thief = site.Browser();
        thief.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        Assert.AreEqual(HttpStatusCode.OK, (await thief.GetAsync("/")).StatusCode);

        await SignInForm.PostAsync(browser, "/sign-out", []);

        Assert.AreEqual("/sign-in", (await thief.GetAsync("/")).Headers.Location!.AbsolutePath);
    }

    [TestMethod]
    public async Task Another_role_ends_the_session()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        using var browser = site.Browser();
        await SignInForm.SendAsync(browser, "Ana", TestSite.Password);

        await site.Site.Services.GetRequiredService<Database>().WriteAsync(
            connection => connection.GetTable<AccountRow>().Set(row => row.Role, "Reader").Update(), default);

        Assert.AreEqual("/sign-in", (await browser.GetAsync("/")).Headers.Location!.AbsolutePath);
    }

    [TestMethod]
    public async Task No_session_is_older_than_twelve_hours_however_much_it_is_used()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        var database = site.Site.Services.GetRequiredService<Database>();
        var clock = new FakeTimeProvider();
        var sessions = new AccountSessions(database, clock);
        var user = sessions.Start(await database.ReadAsync(connection => connection.GetTable<AccountRow>().Single(), default));

        clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        var before = await sessions.IsValidAsync(user, default);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.IsTrue(before);
        Assert.IsFalse(await sessions.IsValidAsync(user, default));
    }

    [TestMethod]
    public async Task An_open_screen_is_signed_out_within_seconds()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        var database = site.Site.Services.GetRequiredService<Database>();
        var user = site.Site.Services.GetRequiredService<AccountSessions>()
            .Start(await database.ReadAsync(connection => connection.GetTable<AccountRow>().Single(), default));
        await using var circuit = site.Site.Services.CreateAsyncScope();
        var state = (ServerAuthenticationStateProvider)circuit.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        state.SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        var change = new TaskCompletionSource<ClaimsPrincipal>();
        state.AuthenticationStateChanged += async changed => change.TrySetResult((await changed).User);

        var accounts = site.Accounts;
        await accounts.SetPasswordAsync("Ana", "another long password");

        Assert.IsFalse((await change.Task.WaitAsync(Limit)).Identity?.IsAuthenticated);
    }
}
