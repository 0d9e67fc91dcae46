using QualysPlugin.Installation;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Installation;

/// <summary>A folder that was replaced while its plugin is loaded is noticed before anything runs.</summary>
[TestClass]
public sealed class InstalledPluginTests
{
    private readonly string _manifest = Path.Combine(Directory.CreateTempSubdirectory("plugin-").FullName, "plugin.manifest.xml");

    [TestCleanup]
    public void CleanUp() => Directory.Delete(Path.GetDirectoryName(_manifest)!, recursive: true);

    [TestMethod]
    public void The_same_version_is_no_difference()
    {
        Write("1.2.0");

        Assert.IsNull(InstalledPlugin.Difference("1.2.0", _manifest));
    }

    [TestMethod]
    public void Another_version_is_said_with_both_versions_the_folder_and_what_to_do()
    {
        Write("1.3.0");

        var problem = InstalledPlugin.Difference("1.2.0", _manifest)!;

        foreach (
            var part in new[] { "Version 1.2.0", "holds version 1.3.0", Path.GetDirectoryName(_manifest)!,
                "Restart the host" }) StringAssert.Contains(problem, part);
    }

    [TestMethod]
    public void A_manifest_that_is_only_half_copied_is_refused()
    {
        File.WriteAllText(_manifest, "<plugin xmlns=\"urn:riskmanager:plugin-manifest:1\"><id>a</id");

        var refusal = Assert.ThrowsExactly<TaskSettingsException>(() => InstalledPlugin.Difference("1.2.0", _manifest));

        StringAssert.Contains(refusal.Message, _manifest);
    }

    [TestMethod]
    public void A_host_that_keeps_the_assemblies_elsewhere_has_nothing_to_compare() => InstalledPlugin.CheckUnchanged();

    private void Write(string version) =>
        File.WriteAllText(
            _manifest, $"<plugin xmlns=\"urn:riskmanager:plugin-manifest:1\"><id>a</id><version>{version}</version></plugin>");
}
