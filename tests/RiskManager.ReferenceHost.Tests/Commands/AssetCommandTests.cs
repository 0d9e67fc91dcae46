using RiskManager.ReferenceHost.Commands.Output;

namespace RiskManager.ReferenceHost.Tests.Commands;

[TestClass]
public sealed class AssetCommandTests
{
    [TestMethod]
    public async Task Assets_prints_one_json_object_a_line_with_characters_as_they_are()
    {
        using var runner = new CommandRunner();
        await runner.ImportAsync(", \"assets\": 2");
        runner.Results.GetStringBuilder().Clear();

        Assert.AreEqual(ExitCodes.Complete, await runner.RunAsync("assets", "--data", runner.Data));

        var lines = runner.Results.ToString().TrimEnd().Split('\n');
        Assert.HasCount(2, lines);
        Assert.AreEqual(
            """{"source":"stand-in","id":"1","name":"Größe """
            + """1","type":"Technology","perimeter":"Stand-in","hostAddress":null,"dnsName":null"""
            + ""","netBiosName":null,"ipAddress":null,"operatingSystem":null,"components":[]}""",
            lines[0].TrimEnd());
    }

    [TestMethod]
    public async Task Move_copy_edit_and_delete_work_on_the_asset_that_source_and_id_select()
    {
        using var runner = new CommandRunner();
        await runner.ImportAsync(", \"assets\": 1");

        Assert.AreEqual(0, await OnAssetAsync(runner, "move", "--perimeter", "Rechenzentrum Süd"));
        Assert.AreEqual(0, await OnAssetAsync(runner, "edit", "--name", "By hand", "--dns-name", "by.hand"));
        Assert.AreEqual(0, await OnAssetAsync(runner, "copy"));
        Assert.AreEqual(0, await OnAssetAsync(runner, "edit", "--dns-name", ""));
        Assert.AreEqual(0, await OnAssetAsync(runner, "delete"));
        runner.Results.GetStringBuilder().Clear();
        await runner.RunAsync("assets", "--data", runner.Data);

        Assert.Contains("There was no perimeter \"Rechenzentrum Süd\"; it was created.", runner.Messages.ToString());
        Assert.StartsWith(
            """{"source":null,"id":null,"name":"By hand (copy)","type":"Technology","perimeter":"Rechenzentrum """
            + """Süd","hostAddress":null,"dnsName":"by.hand",""",
            runner.LastLine);
        Assert.HasCount(1, runner.Results.ToString().TrimEnd().Split('\n'));
    }

    [TestMethod]
    public async Task An_unknown_asset_and_an_empty_edit_exit_with_2()
    {
        using var runner = new CommandRunner();
        await runner.ImportAsync(", \"assets\": 1");

        Assert.AreEqual(ExitCodes.Refused, await runner.RunAsync("asset", "delete", "--source", "nix", "--id", "1", "--data", runner.Data));
        Assert.Contains("There is no asset with the source \"nix\" and the ID \"1\"", runner.Messages.ToString());
        Assert.AreEqual(ExitCodes.Refused, await OnAssetAsync(runner, "edit"));
        Assert.AreEqual(ExitCodes.Refused, await OnAssetAsync(runner, "edit", "--name", " "));
        Assert.AreEqual(ExitCodes.Refused, await OnAssetAsync(runner, "edit", "--name", new string('x', 401)));
    }

    [TestMethod]
    [DataRow("complete", ExitCodes.Complete, "ok   Sign in: tried")]
    [DataRow("incomplete", ExitCodes.RemoteService, "FAIL Sign in: tried")]
    public async Task Test_connection_prints_the_steps(string mode, int exitCode, string step)
    {
        using var runner = new CommandRunner();

        Assert.AreEqual(
            exitCode,
            await runner.RunAsync("test-connection", "--settings", runner.Settings($", \"mode\": \"{mode}\""), "--data", runner.Data));

        Assert.Contains(step, runner.Results.ToString());
    }

    [TestMethod]
    [DataRow("http://0.0.0.0:5080", "can be reached by other machines")]
    [DataRow("http://example.com", "can be reached by other machines")]
    [DataRow("5080", "is no address")]
    public async Task Serve_refuses_an_address_that_other_machines_could_reach(string url, string reason)
    {
        using var runner = new CommandRunner();

        Assert.AreEqual(ExitCodes.Refused, await runner.RunAsync("serve", "--urls", url, "--data", runner.Data));

        Assert.Contains(reason, runner.Messages.ToString());
    }

    private static Task<int> OnAssetAsync(CommandRunner runner, string verb, params string[] more) =>
        runner.RunAsync(["asset", verb, "--source", "stand-in", "--id", "1", "--data", runner.Data, .. more]);
}
