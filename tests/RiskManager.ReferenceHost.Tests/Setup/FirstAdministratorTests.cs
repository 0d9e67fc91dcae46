using Microsoft.AspNetCore.Identity;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Setup;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Access;

namespace RiskManager.ReferenceHost.Tests.Setup;

[StoreTestClass]
public sealed class FirstAdministratorTests
{
    private const string Password = "correct horse battery";

    [TestMethod]
    public async Task Of_two_browsers_at_the_same_moment_one_creates_the_administrator_and_the_other_is_told()
    {
        await using var store = await TestStore.CreateAsync();
        var administrator = Administrator(store);

        var tries = new[] { "Ana", "Bia", "Caio", "Davi" }.Select(name => TryAsync(administrator, name, Password)).ToList();
        var refusals = (await Task.WhenAll(tries)).OfType<string>().ToList();
        var names = await administrator.ListAsync(CancellationToken.None);

        Assert.HasCount(1, names);
        Assert.HasCount(3, refusals);
        CollectionAssert.AreEqual(Enumerable.Repeat($"There is an administrator already: \"{names[0]}\".", 3).ToList(), refusals);
        CollectionAssert.AreEqual(new[] { $"Account \"{names[0]}\" created (administrator)" }, await store.AuditAsync());
    }

    [TestMethod]
    public async Task The_administrator_can_sign_in_with_the_password()
    {
        await using var store = await TestStore.CreateAsync();

        await Administrator(store).CreateAsync(" Ana ", Password, Account.Local, CancellationToken.None);

        var row = (await TestAccounts.Of(store.Database).ListAsync(CancellationToken.None)).Single();
        Assert.AreEqual(("Ana", "Administrator"), (row.Name, row.Role));
        Assert.AreEqual(
            PasswordVerificationResult.Success, new PasswordHasher<AccountRow>().VerifyHashedPassword(row, row.Password, Password));
        Assert.AreNotEqual("", row.Stamp);
    }

    [TestMethod]
    [DataRow("", Password, "Account: 1 to 100 characters")]
    [DataRow("Ana\u0007", Password, "no control characters")]
    [DataRow("Ana", "elevenchars", "at least 12 characters")]
    [DataRow("Ana", "password2026password", "easy to guess")]
    public async Task Bad_names_and_passwords_are_refused_with_the_rule(string name, string password, string rule)
    {
        await using var store = await TestStore.CreateAsync();

        var refusal = await TryAsync(Administrator(store), name, password);

        Assert.Contains(rule, refusal!);
        Assert.IsEmpty(await Administrator(store).ListAsync(CancellationToken.None));
    }

    [TestMethod]
    public async Task Where_other_machines_reach_the_site_nobody_can_make_himself_administrator()
    {
        await using var store = await TestStore.CreateAsync();

        var refusal = await TryAsync(Administrator(store, "https://0.0.0.0:8443"), "Ana", Password);

        Assert.AreEqual("The first administrator can be created at this machine alone.", refusal);
    }

    [TestMethod]
    public async Task Accounts_move_to_another_store_once_and_nothing_else_does()
    {
        await using var store = await TestStore.CreateAsync();
        await using var place = await TestDatabase.CreateEmptyAsync();
        await store.ApplyAsync(TestStore.Asset("1"));
        await Administrator(store).CreateAsync("Ana", Password, Account.Local, CancellationToken.None);

        var first = await AccountTransfer.CopyAsync(store.Database, place.Options, CancellationToken.None);
        var second = await AccountTransfer.CopyAsync(store.Database, place.Options, CancellationToken.None);

        await using var other = await TestStore.OpenAsync(place.Options);
        Assert.AreEqual((1, 0), (first, second));
        CollectionAssert.AreEqual(new[] { "Ana" }, (await Administrator(other).ListAsync(CancellationToken.None)).ToList());
        Assert.IsEmpty((await other.ListAsync()).Where(line => line.Name == "SRV1"));
    }

    private static FirstAdministrator Administrator(TestStore store, string url = "http://127.0.0.1:5080") => new(
        store.Database, SiteAddress.Parse(url, behindProxy: false), new PasswordHasher<AccountRow>(), store.Clock);

    /// <returns>Why it was refused; null: it was not.</returns>
    private static async Task<string?> TryAsync(FirstAdministrator administrator, string name, string password)
    {
        try
        {
            await administrator.CreateAsync(name, password, Account.Local, CancellationToken.None);
            return null;
        }
        catch (TaskSettingsException refused)
        {
            return refused.Message;
        }
    }
}
