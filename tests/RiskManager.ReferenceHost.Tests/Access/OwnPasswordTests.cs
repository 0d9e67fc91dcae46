using System.Security.Claims;
using LinqToDB;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Access;

/// <summary>The present password, which a screen asks for again, is an attempt like one at the sign-in.</summary>
[TestClass]
public sealed class OwnPasswordTests
{
    private const string Other = "staple of another horse";

    [TestMethod]
    public async Task The_own_password_is_changed_by_who_knows_the_present_one()
    {
        await using var site = await TestSite.StartWithAccountAsync();

        var refused = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => ChangeAsync(site, "wrong", Other));
        await ChangeAsync(site, TestSite.Password, Other);

        Assert.AreEqual("The present password is wrong.", refused.Message);
        CollectionAssert.AreEqual(
            new[]
            {
                "Sign-in Ana 203.0.113.8: Wrong password.", "Accounts Ana 203.0.113.8: The password of the account \"Ana\" was changed",
            },
            await EntriesAsync(site));
        await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => ChangeAsync(site, TestSite.Password, "one more horse to staple"));
    }

    [TestMethod]
    public async Task Who_has_the_session_cannot_guess_without_delay_and_neither_at_the_sign_in()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        for (var attempt = 0; attempt < 5; attempt++)
            await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => ChangeAsync(site, "wrong", Other));

        var delayed = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => ChangeAsync(site, TestSite.Password, Other));

        Assert.AreEqual(
            "The present password was wrong too often, so this attempt did not count. Wait up to 15 minutes, then try again.",
            delayed.Message);
        CollectionAssert.AreEqual(
            new[] { "Sign-in Ana 203.0.113.8: 5 wrong passwords; 1 attempt had to wait." }, await EntriesAsync(site));
        var signIn = site.Site.Services.GetRequiredService<AccountSignIn>();
        Assert.IsNull(await signIn.TrySignInAsync("Ana", TestSite.Password, "203.0.113.8", default));
        Assert.IsNotNull(await signIn.TrySignInAsync("Ana", TestSite.Password, "192.0.2.1", default));
    }

    [TestMethod]
    public async Task A_new_password_that_is_refused_costs_no_attempt()
    {
        await using var site = await TestSite.StartWithAccountAsync();

        for (var attempt = 0; attempt < 6; attempt++)
            await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => ChangeAsync(site, TestSite.Password, "short"));
        await ChangeAsync(site, TestSite.Password, Other);

        Assert.HasCount(1, await EntriesAsync(site));
    }

    private static async Task ChangeAsync(TestSite site, string present, string password)
    {
        await using var scope = site.Site.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        Claim[] claims = [new(ClaimTypes.Name, "Ana"), new(ClaimTypes.Role, "Reader"), new(ClientAddress.ClaimType, "203.0.113.8")];
        ((IHostEnvironmentAuthenticationStateProvider)services.GetRequiredService<AuthenticationStateProvider>())
            .SetAuthenticationState(
                Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(claims, "Account")))));
        await services.GetRequiredService<AccountEditing>().ChangeOwnPasswordAsync(present, password, default);
    }

    private static Task<List<string>> EntriesAsync(TestSite site) => site.Site.Services.GetRequiredService<Database>().ReadAsync(
        connection => connection.GetTable<AuditRow>().Where(row => row.Account == "Ana").OrderBy(row => row.Id)
            .Select(row => row.Module + " " + row.Account + " " + row.From + ": " + row.Entry).ToList(),
        CancellationToken.None);
}
