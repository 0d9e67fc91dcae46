using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Screens.Accounts;
using RiskManager.ReferenceHost.Tests.Access;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Screens;

[TestClass]
public sealed class AccountScreenTests
{
    [TestMethod]
    public async Task Administrators_see_every_account_with_role_and_last_sign_in_and_readers_none()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        await site.Accounts.AddAsync("Rui", AccountRole.Reader, TestSite.Password);
        using var browser = site.Browser();
        await SignInForm.SendAsync(browser, "Ana", TestSite.Password);

        var seen = await site.RenderAsync<AccountsScreen>(account: new Account("Ana", AccountRole.Administrator));
        var refused = await site.RenderAsync<AccountsScreen>(account: new Account("Rui", AccountRole.Reader));

        Assert.Contains("aria-label=\"Role of Ana\"", seen);
        Assert.Contains("aria-label=\"Role of Rui\"", seen);
        Assert.Contains("never", seen);
        Assert.DoesNotContain("Role of", refused);
        Assert.Contains("keeping accounts requires an administrator", refused);
    }
}
