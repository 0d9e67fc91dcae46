using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Hosting;

namespace RiskManager.ReferenceHost.Tests.Commands;

/// <summary>Commands that must not touch a data folder on which a host serves.</summary>
[TestClass]
public sealed class ServedFolderTests
{
    [TestMethod]
    public async Task A_backup_is_restored_only_when_no_host_serves_on_the_folder()
    {
        using var runner = new CommandRunner();
        await runner.ImportAsync();
        var file = runner.File("host.backup");
        await runner.RunAsync("backup", "--out", file, "--data", runner.Data);
        string[] restore = ["restore", "--from", file, "--replace", "--data", runner.Data];

        using (ServingMark.Set(runner.Data))
        using (ServingMark.Set(runner.Data))
            Assert.AreEqual(ExitCodes.Refused, await runner.RunAsync(restore));

        Assert.Contains($"A host serves on the data folder {runner.Data}. Nothing was restored.", runner.Messages.ToString());
        Assert.AreEqual(ExitCodes.Complete, await runner.RunAsync(restore), runner.Messages.ToString());
    }

    [TestMethod]
    public async Task A_second_demo_says_that_the_first_serves_and_blames_no_port()
    {
        using var runner = new CommandRunner();
        await runner.ImportAsync();
        using var mark = ServingMark.Set(runner.Data);

        Assert.AreEqual(ExitCodes.Refused, await runner.RunAsync("demo", "--data", runner.Data));

        Assert.Contains(
            $"Another host serves on the data folder {runner.Data}, such as a demo in another window.", runner.Messages.ToString());
        Assert.DoesNotContain("another program", runner.Messages.ToString());
    }
}
