using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Settings.Files;

namespace RiskManager.ReferenceHost.Tests.Commands;

[TestClass]
public sealed class ConfigCommandTests
{
    [TestMethod]
    public async Task Everything_that_is_wrong_is_said_at_once_with_what_is_allowed()
    {
        using var runner = new CommandRunner();
        Write(
            runner,
            """
            <add key="RiskManager.SmtpServr" value="mail" /><add key="RiskManager.KnownProxies" value="here" />
            <add key="RiskManager.SiteUrl" value="ftp://x" /><add key="RiskManager.PartitionRecords" value="1" />
            """);

        var code = await runner.RunAsync("config", "check", "--data", runner.Data);

        Assert.AreEqual(ExitCodes.Refused, code);
        var lines = runner.Results.ToString().TrimEnd().Split('\n');
        Assert.HasCount(4, lines);
        StringAssert.Matches(lines[0],
            new("^error: .* the key RiskManager.SmtpServr is not known; RiskManager.SmtpServer is the nearest."));
        Assert.AreEqual("error: RiskManager.SiteUrl is \"ftp://x\"; https://host is expected, http:// is for this machine alone.",
            lines[1]);
        Assert.AreEqual("error: web.config: RiskManager.KnownProxies has \"here\", which is no IP address.", lines[2]);
        StringAssert.Matches(lines[3], new("^warning: .*RiskManager.PartitionRecords of version 0.1 has no effect any more; remove it."));
    }

    [TestMethod]
    public async Task A_number_out_of_its_range_and_an_unknown_provider_are_errors()
    {
        using var runner = new CommandRunner();
        Write(runner, """<add key="RiskManager.SmtpPort" value="0" />""");
        await runner.RunAsync("config", "check", "--data", runner.Data);
        Write(runner, "", """<add name="RiskManager" connectionString="x" providerName="Other" />""");

        var code = await runner.RunAsync("config", "check", "--data", runner.Data);

        Assert.AreEqual(ExitCodes.Refused, code);
        Assert.Contains("RiskManager.SmtpPort is \"0\"; a whole number from 1 to 65535 is allowed.", runner.Results.ToString());
        Assert.Contains("has the unknown provider \"Other\"; allowed are ", runner.Results.ToString());
    }

    [TestMethod]
    public async Task A_missing_file_and_one_that_others_may_read_are_warnings()
    {
        using var runner = new CommandRunner();
        var missing = await runner.RunAsync("config", "check", "--data", runner.Data);
        Write(runner, "", mode: UnixFileMode.UserRead | UnixFileMode.OtherRead);
        var own = await runner.RunAsync("config", "check", "--data", runner.Data);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                runner.Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        }

        var open = await runner.RunAsync("config", "check", "--data", runner.Data);

        Assert.AreEqual(ExitCodes.Warnings, missing);
        Assert.AreEqual(ExitCodes.Complete, own);
        if (!OperatingSystem.IsWindows()) Assert.AreEqual(ExitCodes.Warnings, open);
        Assert.Contains("every key has its default", runner.Results.ToString());
    }

    [TestMethod]
    public async Task Files_of_settings_are_checked_too_and_a_right_one_is_right()
    {
        using var runner = new CommandRunner();
        Write(runner, "");
        var right = await runner.RunAsync("config", "check", "--settings", runner.Settings(), "--data", runner.Data);
        var wrong = await runner.RunAsync(
            "config", "check", "--settings", runner.Settings(", \"updatePropertis\": true"), "--data", runner.Data);

        Assert.AreEqual((ExitCodes.Complete, ExitCodes.Refused), (right, wrong));
        Assert.Contains("updatePropertis: there is no such setting, updateProperties is the nearest; known are ",
            runner.Results.ToString());
    }

    [TestMethod]
    [DataRow("RiskManager.SmptServer", "RiskManager.SmtpServer")]
    [DataRow("riskmanager.siteurl", "RiskManager.SiteUrl")]
    [DataRow("RiskManager.Nonsense", null)]
    public void The_nearest_key_is_the_one_that_somebody_meant(string written, string? expected) =>
        Assert.AreEqual(expected, NearestKey.Find(written, HostKeys.All));

    private static void Write(
        CommandRunner runner, string keys, string connection = "", UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        DataFolderAccess.Create(runner.Data);
        var path = Path.Combine(runner.Data, "web.config");
        File.WriteAllText(
            path,
            $"<configuration><connectionStrings>{connection}</connectionStrings><appSettings>{keys}</appSettings></configuration>");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);
    }
}
