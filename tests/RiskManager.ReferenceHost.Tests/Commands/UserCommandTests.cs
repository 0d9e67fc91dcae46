namespace RiskManager.ReferenceHost.Tests.Commands;

[TestClass]
public sealed class UserCommandTests
{
    [TestMethod]
    public async Task Accounts_are_added_listed_and_deleted()
    {
        using var runner = new CommandRunner();
        Assert.AreEqual(
            0,
            await runner.RunAsync(
                "user", "add", "--name", "Ana", "--role", "administrator", "--password-environment-variable", "PATH", "--data",
                runner.Data));
        Assert.AreEqual(
            0,
            await runner.RunAsync(
                "user", "add", "--name", "Rui", "--role", "reader", "--password-environment-variable", "PATH", "--data", runner.Data));
        Assert.AreEqual(0, await runner.RunAsync("user", "delete", "--name", "rui", "--data", runner.Data));

        Assert.AreEqual(0, await runner.RunAsync("user", "list", "--data", runner.Data));

        Assert.AreEqual("Ana\tadministrator", runner.LastLine);
    }

    [TestMethod]
    public async Task A_role_is_changed_but_not_that_of_the_last_administrator()
    {
        using var runner = new CommandRunner();
        foreach (var name in new[] { "Ana", "Rui" })
        {
            await runner.RunAsync(
                "user", "add", "--name", name, "--role", "administrator", "--password-environment-variable", "PATH", "--data", runner.Data);
        }

        Assert.AreEqual(0, await runner.RunAsync("user", "role", "--name", "ana", "--role", "reader", "--data", runner.Data));
        Assert.AreEqual(2, await runner.RunAsync("user", "role", "--name", "Rui", "--role", "reader", "--data", runner.Data));
        Assert.AreEqual(2, await runner.RunAsync("user", "role", "--name", "Eva", "--role", "reader", "--data", runner.Data));
        await runner.RunAsync("user", "list", "--data", runner.Data);

        Assert.Contains("\"Rui\" is the last administrator", runner.Messages.ToString());
        Assert.Contains("There is no account \"Eva\"", runner.Messages.ToString());
        Assert.EndsWith("Ana\treader\nRui\tadministrator", runner.Results.ToString().TrimEnd());
    }

    [TestMethod]
    public async Task A_name_is_given_once()
    {
        using var runner = new CommandRunner();
        string[] add =
        [
            "user", "add", "--name", "Ana", "--role", "reader", "--password-environment-variable", "PATH", "--data", runner.Data,
        ];
        await runner.RunAsync(add);

        Assert.AreEqual(2, await runner.RunAsync(add));

        Assert.Contains("There is an account \"Ana\" already", runner.Messages.ToString());
    }

    [TestMethod]
    [DataRow("RISKMANAGER_NOT_SET", "is not set or empty")]
    [DataRow("RISKMANAGER_SHORT", "at least 12 characters")]
    public async Task A_password_that_is_missing_or_short_is_refused(string variable, string reason)
    {
        Environment.SetEnvironmentVariable("RISKMANAGER_SHORT", "short");
        using var runner = new CommandRunner();

        var exitCode = await runner.RunAsync(
            "user", "add", "--name", "Ana", "--role", "reader", "--password-environment-variable", variable, "--data", runner.Data);

        Assert.AreEqual(2, exitCode);
        Assert.Contains(reason, runner.Messages.ToString());
    }

    [TestMethod]
    public async Task Where_other_machines_can_come_from_nothing_is_served_without_an_administrator()
    {
        using var runner = new CommandRunner();
        await runner.RunAsync(
            "user", "add", "--name", "Rui", "--role", "reader", "--password-environment-variable", "PATH", "--data", runner.Data);

        var exitCode = await runner.RunAsync("serve", "--urls", "https://0.0.0.0:0", "--data", runner.Data);

        Assert.AreEqual(2, exitCode);
        Assert.Contains("user add --name NAME --role administrator", runner.Messages.ToString());
    }
}
