using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access.Passwords;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Access;

[TestClass]
public sealed class CommonPasswordTests
{
    [TestMethod]
    [DataRow("aaaaaaaaaaaa")]
    [DataRow("123456789012")]
    [DataRow("abcdefghijklm")]
    [DataRow("xkqzxkqzxkqz")]
    [DataRow("password1234")]
    [DataRow("P@ssw0rd2026")]
    [DataRow("qwertyuiop123")]
    [DataRow("senha12345678")]
    [DataRow("SenhaBrasil2026")]
    [DataRow("Fernanda1990")]
    public void Passwords_that_are_guessed_first_are_common(string password) =>
        Assert.IsTrue(CommonPasswords.IsCommon(password, "Fernanda"));

    [TestMethod]
    [DataRow("correct horse battery")]
    [DataRow("another long password")]
    [DataRow("k7#vQ9!mTz2&w")]
    [DataRow("telhado verde anda longe")]
    public void Words_without_relation_are_not_common(string password) =>
        Assert.IsFalse(CommonPasswords.IsCommon(password, "Fernanda"));

    [TestMethod]
    public async Task An_account_gets_no_common_password()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        var accounts = site.Accounts;

        var added = await Assert.ThrowsExactlyAsync<TaskSettingsException>(
            () => accounts.AddAsync("Rui", AccountRole.Reader, "aaaaaaaaaaaa"));
        var changed = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => accounts.SetPasswordAsync("Ana", "aaaaaaaaaaaa"));

        Assert.Contains("easy to guess", added.Message);
        Assert.Contains("easy to guess", changed.Message);
    }

    [TestMethod]
    public async Task The_last_administrator_cannot_be_deleted()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        var accounts = site.Accounts;
        await accounts.AddAsync("Rui", AccountRole.Reader, TestSite.Password);

        var refused = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => accounts.DeleteAsync("ana"));
        await accounts.AddAsync("Eva", AccountRole.Administrator, TestSite.Password);
        await accounts.DeleteAsync("Ana");

        Assert.Contains("\"Ana\" is the last administrator", refused.Message);
        CollectionAssert.AreEqual(new[] { "Eva", "Rui" }, (await accounts.ListAsync(default)).Select(account => account.Name).ToList());
    }
}
