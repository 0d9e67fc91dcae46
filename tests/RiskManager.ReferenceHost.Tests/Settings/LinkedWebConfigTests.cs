using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Settings.Editing;

namespace RiskManager.ReferenceHost.Tests.Settings;

/// <summary>web.config as a package lays it: a link of the data folder that leads to a folder of configuration.</summary>
[TestClass]
public sealed class LinkedWebConfigTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _configuration = new();

    private string Link => _data.File("web.config");

    private string Target => _configuration.File("web.config");

    [TestInitialize]
    public void LinkIt()
    {
        if (OperatingSystem.IsWindows()) Assert.Inconclusive("skipped: only administrators make links on Windows");
        File.CreateSymbolicLink(Link, Target);
    }

    [TestMethod]
    public void A_link_that_leads_to_no_file_yet_gets_the_defaults_there()
    {
        var config = WebConfig.Read(_data.Path);

        Assert.IsFalse(config.IsConfigured);
        Assert.Contains("RiskManager.ListenUrl", File.ReadAllText(Target));
        Assert.AreEqual(Target, new FileInfo(Link).LinkTarget);
    }

    [TestMethod]
    public void A_change_of_the_file_is_seen_though_the_link_keeps_its_date()
    {
        var file = new WebConfigFile(new HostFolder(_data.Path));
        _configuration.Write("web.config", Setting("3"));
        Assert.AreEqual("3", file.Read().Find(HostKeys.ImportXmlRuns));

        _configuration.Write("web.config", Setting("4"));
        File.SetLastWriteTimeUtc(Target, DateTime.UtcNow.AddMinutes(1));

        Assert.AreEqual("4", file.Read().Find(HostKeys.ImportXmlRuns));
    }

    [TestMethod]
    public void The_setup_changes_the_file_and_leaves_the_link()
    {
        new WebConfigEditor(new HostFolder(_data.Path)).Keep(new WebConfigChanges().Set(HostKeys.ImportXmlRuns, "5"));

        Assert.AreEqual(Target, new FileInfo(Link).LinkTarget);
        Assert.AreEqual("5", WebConfig.Read(_data.Path).Find(HostKeys.ImportXmlRuns));
        Assert.IsFalse(File.Exists(_data.File(WebConfigEditor.FormerFileName)));
    }

    public void Dispose()
    {
        _data.Dispose();
        _configuration.Dispose();
    }

    private static string Setting(string runs) =>
        $"<configuration><appSettings><add key=\"RiskManager.ImportXmlRuns\" value=\"{runs}\" /></appSettings></configuration>";
}
