using System.Reflection;
using QualysPlugin.Settings;

namespace QualysPlugin.Tests;

/// <summary>What each folder of the plugin may use.</summary>
[TestClass]
public sealed class ArchitectureTests
{
    private static readonly string Sources = Path.Combine(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Repository").Value!, "src", "QualysPlugin");

    [TestMethod]
    [DataRow("Assets", "HttpClient")]
    [DataRow("Assets", "System.IO")]
    [DataRow("Assets", "TimeProvider")]
    [DataRow("Assets", "DateTime.")]
    [DataRow("Assets", "ITaskLog")]
    [DataRow("Assets", "QualysPlugin.Reports")]
    [DataRow("Reports", "HttpClient")]
    [DataRow("Reports", "System.Net")]
    [DataRow("Reports", "File.")]
    [DataRow("Reports", "ITaskLog")]
    [DataRow("Components", "HttpClient")]
    [DataRow("Components", "System.IO")]
    [DataRow("Components", "StreamReader")]
    [DataRow("Components", "TimeProvider")]
    [DataRow("Components", "DateTime.")]
    [DataRow("Components", "ITaskLog")]
    [DataRow("Components", "QualysPlugin.Api")]
    [DataRow("ImportXml", "QualysPlugin.Api")]
    [DataRow("Completeness", "QualysPlugin.Api")]
    [DataRow("Filters", "QualysPlugin.Api")]
    [DataRow("Runs", "System.Net")]
    [DataRow("Runs", "System.Xml")]
    [DataRow("Api", "IServiceCollection")]
    [DataRow("Api", "File.")]
    public void A_folder_does_not_use(string folder, string used)
    {
        var users = Directory.GetFiles(Path.Combine(Sources, folder), "*.cs", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains(used, StringComparison.Ordinal)).Select(Path.GetFileName);

        Assert.IsEmpty(users.ToList());
    }

    [TestMethod]
    public void Only_the_form_and_what_the_serializer_demands_are_public()
    {
        var surprising = typeof(ImportAssetsSettings).Assembly.GetExportedTypes()
            .Where(type => type.Namespace is not ("QualysPlugin.Settings" or "QualysPlugin.ImportXml")).Select(type => type.FullName);

        Assert.IsEmpty(surprising.ToList());
    }

    [TestMethod]
    public void The_plugin_knows_neither_the_reference_host_nor_the_simulator()
    {
        var names = typeof(ImportAssetsSettings).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!).ToList();

        CollectionAssert.DoesNotContain(names, "RiskManager.ReferenceHost");
        CollectionAssert.DoesNotContain(names, "QualysSimulator");
    }
}
