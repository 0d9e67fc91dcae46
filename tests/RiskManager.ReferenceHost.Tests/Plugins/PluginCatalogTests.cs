using System.Reflection;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Tests.StandIn;

namespace RiskManager.ReferenceHost.Tests.Plugins;

[TestClass]
public sealed class PluginCatalogTests
{
    [TestMethod]
    public void A_plugin_is_loaded_apart_and_shares_the_types_of_the_seam()
    {
        using var folder = new TemporaryFolder();

        var catalog = StandInPlugin.Install(folder);

        Assert.IsEmpty(catalog.Failed);
        var type = catalog.Get("stand-in");
        Assert.AreEqual(("Stand-in task", "For tests."), (type.Name, type.Description));
        Assert.AreNotEqual(typeof(StandInSettings), type.SettingsType);
        Assert.IsTrue(typeof(IntegrationTaskSettings).IsAssignableFrom(type.SettingsType));
    }

    [TestMethod]
    public void Each_run_gets_an_instance_of_its_own()
    {
        using var folder = new TemporaryFolder();
        var type = StandInPlugin.Install(folder).Get(null);

        using var first = type.Create();
        using var second = type.Create();

        Assert.AreNotSame(first.Task, second.Task);
    }

    [TestMethod]
    [DataRow("urn:riskmanager:plugin-manifest:1", "urn:other", "was expected", DisplayName = "another namespace")]
    [DataRow("<id>stand-in</id>", "", "has no id", DisplayName = "an element missing")]
    [DataRow("<id>stand-in</id>", "<id>a</id><id>b</id>", "id occurs twice", DisplayName = "an element twice")]
    [DataRow("<id>stand-in</id>", "<id>a</id><colour/>", "colour is not known", DisplayName = "an unknown element")]
    [DataRow("<version>1.0.0</version>", "<version>new</version>", "version is \"new\"", DisplayName = "a version that is none")]
    [DataRow("<hostVersion>2.1<", "<hostVersion>3.0<", "host version 3.0; this host has 2.1. Update", DisplayName = "a newer host")]
    [DataRow("<hostVersion>2.1<", "<hostVersion>2.2<", "host version 2.2; this host has 2.1. Update", DisplayName = "an addition")]
    [DataRow("<hostVersion>2.1<", "<hostVersion>1.0<", "host version 1.0; this host has 2.1. Install", DisplayName = "an older host")]
    [DataRow("IIntegrationTask", "IOtherTask", "IOtherTask", DisplayName = "another contract")]
    [DataRow("framework=\"net10.0\"", "framework=\"net9.0\"", "no target for net10.0", DisplayName = "no target")]
    [DataRow(
        "<target framework=\"net10.0\">", "<target framework=\"net10.0\"><assembly>Missing.dll</assembly>", "lacks Missing.dll",
        DisplayName = "a missing DLL")]
    [DataRow(
        "<target framework=\"net10.0\">", "<target framework=\"net10.0\"><assembly>../Evil.dll</assembly>", "without folders",
        DisplayName = "a path out of the folder")]
    [DataRow("</plugin>", "", "cannot be read", DisplayName = "no XML")]
    public void A_manifest_that_does_not_hold_fails_the_plugin_with_the_reason(string original, string replacement, string reason)
    {
        using var folder = new TemporaryFolder();

        var catalog = StandInPlugin.Install(folder, StandInPlugin.Manifest.Replace(original, replacement, StringComparison.Ordinal));

        Assert.IsEmpty(catalog.TaskTypes);
        Assert.AreEqual("StandIn", catalog.Failed.Single().Folder);
        Assert.Contains(reason, catalog.Failed.Single().Reason);
    }

    [TestMethod]
    public void A_folder_without_a_manifest_and_an_assembly_that_is_none_are_listed()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("plugins/Empty"));
        folder.Write(
            "plugins/Broken/plugin.manifest.xml",
            StandInPlugin.Manifest.Replace("RiskManager.ReferenceHost.Tests.dll", "Broken.dll", StringComparison.Ordinal));
        folder.Write("plugins/Broken/net10.0/Broken.dll", "this is no assembly");

        var catalog = PluginCatalog.Load(folder.File("plugins"));

        Assert.HasCount(2, catalog.Failed);
        Assert.Contains("Broken.dll cannot be loaded", catalog.Failed[0].Reason);
        Assert.Contains("There is no plugin.manifest.xml", catalog.Failed[1].Reason);
    }

    [TestMethod]
    public void A_task_type_that_two_plugins_bring_is_taken_from_the_first_and_the_second_fails()
    {
        using var folder = new TemporaryFolder();
        StandInPlugin.Install(folder, name: "A");

        var catalog = StandInPlugin.Install(folder, name: "B");

        Assert.HasCount(1, catalog.TaskTypes);
        Assert.AreEqual("B", catalog.Failed.Single().Folder);
        Assert.Contains("comes from the plugin folder A already. Keep one of the two folders", catalog.Failed.Single().Reason);
    }

    [TestMethod]
    public void An_unknown_task_type_is_refused_with_the_known_ones_and_the_failed_plugins()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("plugins/Empty"));

        var exception = Assert.ThrowsExactly<TaskSettingsException>(() => StandInPlugin.Install(folder).Get("nix"));

        Assert.Contains("known are stand-in", exception.Message);
        Assert.Contains("The plugin Empty failed", exception.Message);
    }

    [TestMethod]
    public void The_host_never_references_the_plugin_or_the_simulator()
    {
        var references = typeof(PluginCatalog).Assembly.GetReferencedAssemblies().Select(reference => reference.Name).ToList();

        Assert.DoesNotContain("QualysPlugin", references);
        Assert.DoesNotContain("QualysSimulator", references);
    }

    [TestMethod]
    public void The_staged_plugin_has_the_assemblies_that_its_manifest_names_and_no_others()
    {
        var folder = Path.Combine(PluginCatalog.DefaultFolder, "QualysPlugin");

        var manifest = PluginManifestReader.Read(Path.Combine(folder, PluginManifest.FileName));

        var staged = Directory.EnumerateFiles(Path.Combine(folder, PluginManifest.Framework)).Select(Path.GetFileName).ToList();
        CollectionAssert.AreEquivalent(manifest.Assemblies.ToList(), staged);
        Assert.IsTrue(File.Exists(Path.Combine(AppContext.BaseDirectory, "simulator", "QualysSimulator.dll")));
    }

    [TestMethod]
    public void Mef_appears_in_one_file()
    {
        var users = typeof(PluginCatalog).Assembly.GetTypes()
            .Where(
                type =>
                    type.GetMembers(
                        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
                            | BindingFlags.DeclaredOnly)
                .Any(
                    member =>
                        member.CustomAttributes.Any(attribute => attribute.AttributeType.Namespace == "System.ComponentModel.Composition")))
            .Select(type => type.Name)
            .ToList();

        CollectionAssert.AreEqual(new[] { "PluginComposition" }, users);
    }
}
