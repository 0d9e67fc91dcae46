using System.IO.Compression;
using System.Security.Cryptography;
using System.Xml.Linq;
using Framework.Tests.Stage;

namespace Framework.Tests;

/// <summary>The package: made from a fresh clone, the same byte for byte wherever, and exactly what its manifest says.</summary>
[TestClass]
[TestCategory("Slow")]
public sealed class PackageTests
{
    private static readonly XNamespace Namespace = "urn:riskmanager:plugin-manifest:1";
    private static readonly string[] Besides = ["LICENSE", "THIRD-PARTY-NOTICES.txt", "plugin.manifest.xml"];

    private static SourceCopy s_first = null!;
    private static SourceCopy s_second = null!;
    private static (int ExitCode, string Output) s_script;

    [ClassInitialize]
    public static async Task PackAsync(TestContext context)
    {
        s_first = new SourceCopy();
        s_second = new SourceCopy();
        s_script = BuildScript.Run(Path.Combine(s_first.Folder, "build.ps1"), ("Step", "Package"));
        var packed = await s_second.Pack().RunAsync();
        Assert.AreEqual(0, packed.ExitCode, packed.Output);
    }

    [ClassCleanup]
    public static void CleanUp()
    {
        s_first.Dispose();
        s_second.Dispose();
    }

    [TestMethod]
    public void The_build_script_packs_a_fresh_clone()
    {
        Assert.AreEqual(0, s_script.ExitCode, s_script.Output);
        Assert.IsTrue(s_first.HasPackage, s_script.Output);
        Assert.EndsWith($"QualysPlugin-{Manifest().Element(Namespace + "version")!.Value}.zip", s_first.Package);
    }

    [TestMethod]
    public void Two_folders_make_the_same_package_byte_for_byte() =>
        CollectionAssert.AreEqual(File.ReadAllBytes(s_first.Package), File.ReadAllBytes(s_second.Package));

    [TestMethod]
    public void Its_sha256_lies_beside_it_in_the_form_of_sha256sum()
    {
        var expected =
            $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(s_first.Package)))}  {Path.GetFileName(s_first.Package)}\n";

        Assert.AreEqual(expected, File.ReadAllText(s_first.Package + ".sha256"));
    }

    [TestMethod]
    public void It_contains_what_its_manifest_names_the_licences_and_nothing_else()
    {
        using var zip = ZipFile.OpenRead(s_first.Package);
        var named = from target in Manifest().Elements(Namespace + "target")
                    from assembly in target.Elements(Namespace + "assembly")
                    select $"{target.Attribute("framework")!.Value}/{assembly.Value}";

        CollectionAssert.AreEquivalent(named.Concat(Besides).ToList(), zip.Entries.Select(entry => entry.FullName).ToList());
        Assert.IsLessThanOrEqualTo(12, zip.Entries.Count(entry => entry.FullName.StartsWith("net472/", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void The_notices_name_every_assembly_of_others()
    {
        var notices = File.ReadAllText(Path.Combine(Built.Repository, "THIRD-PARTY-NOTICES.txt"));
        var others = Manifest().Descendants(Namespace + "assembly").Select(assembly => assembly.Value).Distinct()
            .Where(file => !file.StartsWith("QualysPlugin", StringComparison.Ordinal)
                && !file.StartsWith("RiskManager", StringComparison.Ordinal));

        foreach (var file in others) Assert.Contains(file, notices);
    }

    [TestMethod]
    public void The_folder_that_the_hosts_load_has_the_content_of_the_package()
    {
        using var zip = ZipFile.OpenRead(s_first.Package);

        var staged = Directory.GetFiles(ScenarioPrograms.PluginPackage, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(ScenarioPrograms.PluginPackage, path).Replace('\\', '/'));

        CollectionAssert.AreEquivalent(zip.Entries.Select(entry => entry.FullName).ToList(), staged.ToList());
    }

    [TestMethod]
    public async Task A_manifest_that_is_not_what_is_built_fails_the_build_with_every_difference()
    {
        var manifest = new Edited(s_second.Manifest, text => text
            .Replace("<version>", "<version>9.", StringComparison.Ordinal)
            .Replace("<hostVersion>2.1", "<hostVersion>3.0", StringComparison.Ordinal)
            .Replace("Polly.Core.dll", "Polly.Gone.dll", StringComparison.Ordinal));

        var packed = await manifest.DuringAsync(() => s_second.Pack().RunAsync());

        Assert.AreNotEqual(0, packed.ExitCode);
        Assert.Contains("The manifest says version 9.", packed.Output);
        Assert.Contains(
            "The manifest says host version 3.0, but the plugin is built with version 2.1 of net472/RiskManager.Contracts.dll.",
            packed.Output);
        Assert.Contains("The manifest names Polly.Gone.dll for net472, but the build does not make it.", packed.Output);
        Assert.Contains("The build makes Polly.Core.dll for net472, which the manifest does not name.", packed.Output);
        Assert.Contains("The build makes Polly.Core.dll for net10.0, which the manifest does not name.", packed.Output);
    }

    [TestMethod]
    public async Task A_manifest_that_its_schema_refuses_fails_the_build_with_the_line()
    {
        var manifest = new Edited(
            s_second.Manifest,
            text => text.Replace("<entryAssembly>QualysPlugin.dll", "<entryAssembly>../QualysPlugin.dll", StringComparison.Ordinal));

        var packed = await manifest.DuringAsync(() => s_second.Pack().RunAsync());

        Assert.AreNotEqual(0, packed.ExitCode);
        Assert.Contains("plugin.manifest.xml(8,", packed.Output);
        Assert.Contains("entryAssembly", packed.Output);
    }

    private static XElement Manifest() => XDocument.Load(Path.Combine(Built.Repository, "plugin.manifest.xml")).Root!;

    /// <summary>A file that is another one for a while.</summary>
    private sealed class Edited(string path, Func<string, string> edit)
    {
        public async Task<T> DuringAsync<T>(Func<Task<T>> act)
        {
            var original = await File.ReadAllTextAsync(path);
            await File.WriteAllTextAsync(path, edit(original));
            try
            {
                return await act();
            }
            finally
            {
                await File.WriteAllTextAsync(path, original);
            }
        }
    }
}
