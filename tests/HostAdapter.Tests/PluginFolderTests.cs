using HostAdapter.Plugins;

namespace HostAdapter.Tests;

/// <summary>The sample's loader refuses what it cannot run, before it loads any code of it.</summary>
[TestClass]
public sealed class PluginFolderTests
{
    [TestMethod]
    [DataRow("3.0", DisplayName = "a newer contract")]
    [DataRow("2.2", DisplayName = "a newer addition")]
    [DataRow("1.0", DisplayName = "an older contract")]
    public void A_plugin_for_another_version_of_the_contract_is_refused_with_both_versions(string hostVersion)
    {
        using var folder = new PluginFolderOnDisk(hostVersion);

        var refusal = Assert.ThrowsExactly<NotSupportedException>(() => PluginFolder.Load(folder.Path));

        Assert.AreEqual(
            $"The plugin was made for host version {hostVersion}; this host has 2.1. Install a plugin made for that version.",
            refusal.Message);
    }

    [TestMethod]
    [DataRow("2.0")]
    [DataRow("2.1")]
    [DataRow("2.1.7")]
    public void A_plugin_for_the_same_version_or_an_older_addition_is_loaded(string hostVersion)
    {
        using var folder = new PluginFolderOnDisk(hostVersion);

        Assert.IsEmpty(PluginFolder.Load(folder.Path));
    }

    /// <summary>A plugin whose entry assembly is the sample itself, which exports no task type.</summary>
    private sealed class PluginFolderOnDisk : IDisposable
    {
        public PluginFolderOnDisk(string hostVersion)
        {
            var entry = System.IO.Path.Combine(Path, "net10.0", "HostAdapter.dll");
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(entry)!);
            File.Copy(typeof(PluginFolder).Assembly.Location, entry);
            File.WriteAllText(
                System.IO.Path.Combine(Path, "plugin.manifest.xml"),
                $"""
                <plugin xmlns="urn:riskmanager:plugin-manifest:1">
                  <version>1.0.0</version>
                  <hostVersion>{hostVersion}</hostVersion>
                  <entryAssembly>HostAdapter.dll</entryAssembly>
                </plugin>
                """);
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("plugin-folder-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
