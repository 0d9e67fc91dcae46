using LinqToDB;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access.Passwords;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Access;

/// <summary>Who keeps accounts and who signs in stands in the audit log, with from where and without passwords.</summary>
[TestClass]
public sealed class AccountAuditTests
{
    private static readonly Actor Eva = new("Eva", "203.0.113.7");

    [TestMethod]
    public async Task Every_change_of_an_account_says_who_from_where_and_what()
    {
        await using var store = await TestStore.CreateAsync();
        var accounts = TestAccounts.Of(store.Database);
        await accounts.AddAsync("Ana", AccountRole.Administrator, "correct horse battery", Eva, default);
        await accounts.AddAsync("Rui", AccountRole.Reader, "correct horse battery", Eva, default);

        await accounts.SetRoleAsync("rui", AccountRole.Administrator, Eva, default);
        await accounts.SetPasswordAsync("Rui", "staple of another horse", Eva, default);
        await accounts.DeleteAsync("Rui", Eva, default);

        var entries = await EntriesAsync(store.Database);
        CollectionAssert.AreEqual(
            new[]
            {
                "Accounts Eva 203.0.113.7: The account \"Ana\" was added as Administrator",
                "Accounts Eva 203.0.113.7: The account \"Rui\" was added as Reader",
                "Accounts Eva 203.0.113.7: The role of the account \"Rui\" was changed from Reader to Administrator",
                "Accounts Eva 203.0.113.7: The password of the account \"Rui\" was changed",
                "Accounts Eva 203.0.113.7: The account \"Rui\" (Administrator) was deleted",
            },
            entries);
    }

    [TestMethod]
    public async Task A_refused_change_leaves_no_entry()
    {
        await using var store = await TestStore.CreateAsync();
        var accounts = TestAccounts.Of(store.Database);
        await accounts.AddAsync("Ana", AccountRole.Administrator, "correct horse battery", Eva, default);

        await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => accounts.DeleteAsync("Ana", Eva, default));
        await Assert.ThrowsExactlyAsync<TaskSettingsException>(
            () => accounts.AddAsync("ana", AccountRole.Reader, "correct horse battery", Eva, default));

        Assert.HasCount(1, await EntriesAsync(store.Database));
    }

    [TestMethod]
    public async Task Signing_in_a_wrong_password_and_signing_out_say_from_where()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        using var browser = site.Browser();
        await SignInForm.SendAsync(browser, "Ana", "wrong");
        await SignInForm.SendAsync(browser, "Ana", TestSite.Password);

        var entries = await EntriesAsync(site.Site.Services.GetRequiredService<Database>());

        CollectionAssert.AreEqual(
            new[] { "Sign-in Ana 127.0.0.1: Wrong password.", "Sign-in Ana 127.0.0.1: Signed in as Administrator." },
            entries.Where(entry => entry.StartsWith("Sign-in", StringComparison.Ordinal)).ToArray());
        Assert.IsNotNull((await site.Accounts.ListAsync(default)).Single().LastSignIn);
    }

    [TestMethod]
    public void A_generated_password_may_be_taken_and_is_never_the_same()
    {
        var passwords = Enumerable.Range(0, 100).Select(_ => Accounts.GeneratePassword()).ToList();

        Assert.AreEqual(100, passwords.Distinct().Count());
        foreach (var password in passwords) Assert.IsEmpty(AccountRules.FindProblems("Ana", password), password);
    }

    private static Task<List<string>> EntriesAsync(Database database) => database.ReadAsync(
        connection => connection.GetTable<AuditRow>().OrderBy(row => row.Id)
            .Select(row => row.Module + " " + row.Account + " " + row.From + ": " + row.Entry).ToList(),
        CancellationToken.None);
}
