using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Tests.PlatformSimulator;

namespace RiskManager.ReferenceHost.Tests.Commands;

/// <summary>Commands of a host beside a real Risk Manager (R31).</summary>
[TestClass]
public sealed class PlatformCommandTests
{
    [TestMethod]
    [DataRow("move --perimeter Elsewhere")]
    [DataRow("copy")]
    [DataRow("delete")]
    [DataRow("edit --name Other")]
    [DataRow("delete-component --component OS")]
    public async Task People_work_in_their_Risk_Manager_and_not_here(string action)
    {
        using var runner = new CommandRunner();
        await runner.ImportAsync(", \"assets\": 1");
        Connect(runner, new Uri("https://rm.example.com/RM"));
        var words = action.Split(' ');

        var exitCode = await runner.RunAsync(
            ["asset", words[0], "--source", "stand-in", "--id", "1", "--data", runner.Data, .. words[1..]]);

        Assert.AreEqual(ExitCodes.Refused, exitCode);
        Assert.Contains(
            "The Risk Manager at https://rm.example.com/RM keeps the organization. Change it there", runner.Messages.ToString());
    }

    [TestMethod]
    public async Task Knowledge_bases_are_those_of_the_platform()
    {
        await using var platform = await SimulatorStage.StartAsync();
        using var runner = new CommandRunner();
        Connect(runner, platform.Url);

        Assert.AreEqual(
            ExitCodes.Complete, await runner.RunAsync("knowledge-bases", "list", "--data", runner.Data), runner.Messages.ToString());

        Assert.Contains("""{"id":"MOD_EN.000133","name":"Windows Server 2022"}""", runner.Results.ToString());
        Assert.DoesNotContain("LNX.", runner.Results.ToString());
    }

    [TestMethod]
    public async Task Without_a_platform_knowledge_bases_are_those_of_the_host()
    {
        using var runner = new CommandRunner();

        Assert.AreEqual(ExitCodes.Complete, await runner.RunAsync("knowledge-bases", "list", "--data", runner.Data));

        Assert.Contains("""{"id":"WIN.000123","name":"Windows Server 2019"}""", runner.Results.ToString());
    }

    [TestMethod]
    public async Task A_platform_that_refuses_the_application_exits_with_5_and_shows_no_secret()
    {
        await using var platform = await SimulatorStage.StartAsync();
        using var runner = new CommandRunner();
        Connect(runner, platform.Url, "wr0ng-secret");

        var exitCode = await runner.RunAsync("knowledge-bases", "list", "--data", runner.Data);

        Assert.AreEqual(ExitCodes.HostStore, exitCode, runner.Messages.ToString());

        Assert.DoesNotContain("wr0ng-secret", runner.Messages.ToString());
    }

    [TestMethod]
    public async Task The_test_of_the_connection_covers_the_platform()
    {
        await using var platform = await SimulatorStage.StartAsync();
        using var runner = new CommandRunner();
        Connect(runner, platform.Url);

        var exitCode = await runner.RunAsync("test-connection", "--settings", runner.Settings(), "--data", runner.Data);

        Assert.AreEqual(ExitCodes.Complete, exitCode, runner.Results + "\n" + runner.Messages);
        Assert.Contains("ok   Sign in: tried", runner.Results.ToString());
        Assert.Contains("ok   Risk Manager: rights:", runner.Results.ToString());
    }

    [TestMethod]
    public async Task A_fault_of_the_platform_exits_with_5_and_one_of_the_source_with_4()
    {
        await using var platform = await SimulatorStage.StartAsync();
        using var runner = new CommandRunner();
        Connect(runner, platform.Url, "wr0ng-secret");

        var atPlatform = await runner.RunAsync("test-connection", "--settings", runner.Settings(), "--data", runner.Data);
        var atBoth = await runner.RunAsync(
            "test-connection", "--settings", runner.Settings(", \"mode\": \"remoteRefusal\""), "--data", runner.Data);

        Assert.AreEqual((ExitCodes.HostStore, ExitCodes.RemoteService), (atPlatform, atBoth));
        Assert.Contains("FAIL Risk Manager: application:", runner.Results.ToString());
        Assert.DoesNotContain("wr0ng-secret", runner.Results.ToString());
    }

    [TestMethod]
    public async Task A_responsible_person_whom_the_platform_does_not_know_is_named()
    {
        await using var platform = await SimulatorStage.StartAsync();
        using var runner = new CommandRunner();
        Connect(runner, platform.Url);

        var exitCode = await runner.RunAsync(
            "test-connection", "--settings", runner.Settings(", \"responsible\": \"Nobody Here\""), "--data", runner.Data);

        Assert.AreEqual(ExitCodes.HostStore, exitCode);
        Assert.Contains("Nobody Here", runner.LastLine);
    }

    [TestMethod]
    [DataRow("RiskManager.PlatformConcurrency", "99", "RiskManager.PlatformConcurrency is \"99\"; a whole number from 1 to 32 is allowed.")]
    [DataRow("RiskManager.PlatformAttributes", "color=red", "RiskManager.PlatformAttributes: \"color=red\" is not understood")]
    [DataRow("RiskManager.PlatformKeyAttribute", "a b", "RiskManager.PlatformKeyAttribute: \"a b\" is not a variable name")]
    [DataRow("RiskManager.PlatformClientSecret", "env:NOT_THERE_4711", "the environment variable \"NOT_THERE_4711\" is not set")]
    [DataRow("RiskManager.PlatformUrl", "ftp://x", "RiskManager.PlatformUrl is \"ftp://x\"; https://host/RM is expected")]
    public async Task Bad_values_are_refused_before_the_screens_are_served(string key, string value, string error)
    {
        using var runner = new CommandRunner();
        Connect(runner, new Uri("https://rm.example.com/RM"), more: (key, value));

        Assert.AreEqual(ExitCodes.Refused, await runner.RunAsync("serve", "--urls", "http://127.0.0.1:0", "--data", runner.Data));

        Assert.Contains(error, runner.Messages.ToString());
    }

    private static void Connect(CommandRunner runner, Uri url, string secret = "simulator-secret", (string Key, string Value)? more = null)
    {
        var keys = new Dictionary<string, string>
        {
            ["RiskManager.PlatformUrl"] = url.AbsoluteUri,
            ["RiskManager.PlatformClientId"] = "qualys-import",
            ["RiskManager.PlatformClientSecret"] = secret,
        };
        if (more is { } pair) keys[pair.Key] = pair.Value;
        Directory.CreateDirectory(runner.Data);
        File.WriteAllText(
            Path.Combine(runner.Data, "web.config"),
            "<configuration><appSettings>"
            + string.Concat(keys.Select(key => $"<add key=\"{key.Key}\" value=\"{key.Value}\" />"))
            + "</appSettings></configuration>");
    }
}
