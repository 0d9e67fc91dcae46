using System.Net.Sockets;
using System.Net;
using System.Reflection;
using QualysPlugin.Settings;
using RiskManager.Contracts;
using TestSupport.Architecture;

namespace QualysPlugin.Tests.Architecture;

/// <summary>What each namespace of the plugin may use, over the compiled types.</summary>
[TestClass]
public sealed class ArchitectureTests
{
    private static readonly Assembly Plugin = typeof(ImportAssetsSettings).Assembly;

    [TestMethod]
    public void Namespaces_form_no_circle()
    {
        var circles = NamespaceGraph.Of(Plugin, "QualysPlugin").FindCircles();

        Assert.IsEmpty(circles, string.Join("\n", circles));
    }

    [TestMethod]
    [DataRow("QualysPlugin.Assets")]
    [DataRow("QualysPlugin.Components")]
    [DataRow("QualysPlugin.Components.Cpe")]
    [DataRow("QualysPlugin.Completeness")]
    [DataRow("QualysPlugin.Filters")]
    public void The_mapping_touches_no_files_no_network_no_clock_and_no_log(string name) => Assert.IsEmpty(Uses(name, IsOutsideWorld));

    [TestMethod]
    public void The_import_document_is_written_into_memory_alone() =>
        CollectionAssert.AreEqual(new[] { typeof(MemoryStream), typeof(Stream) }, Uses("QualysPlugin.ImportXml", IsOutsideWorld));

    [TestMethod]
    [DataRow("QualysPlugin.Reports")]
    [DataRow("QualysPlugin.Runs")]
    [DataRow("QualysPlugin.Runs.Batches")]
    [DataRow("QualysPlugin.Runs.Checkpoints")]
    [DataRow("QualysPlugin.Incremental")]
    public void Only_the_api_touches_the_network_and_only_the_installation_the_file_system(string name) =>
        Assert.IsEmpty(Uses(name, type => IsNetwork(type) || IsFileSystem(type)));

    [TestMethod]
    public void Only_the_form_and_what_the_serializer_demands_are_public()
    {
        var surprising = Plugin.GetExportedTypes()
            .Where(type => type.Namespace is not ("QualysPlugin.Settings" or "QualysPlugin.ImportXml")).Select(type => type.FullName);

        Assert.IsEmpty(surprising.ToList());
    }

    [TestMethod]
    public void The_plugin_knows_neither_the_reference_host_nor_the_simulator()
    {
        var names = Plugin.GetReferencedAssemblies().Select(assembly => assembly.Name!).ToList();

        CollectionAssert.DoesNotContain(names, "RiskManager.ReferenceHost");
        CollectionAssert.DoesNotContain(names, "QualysSimulator");
    }

    private static bool IsOutsideWorld(Type type) =>
        IsFileSystem(type) || type == typeof(Stream) || type.IsSubclassOf(typeof(Stream)) || type == typeof(StreamReader)
        || IsNetwork(type) || type == typeof(TimeProvider) || type == typeof(Timer) || type == typeof(ITaskLog);

    /// <summary>An address is a value; whoever only reads or compares one touches no network.</summary>
    private static bool IsNetwork(Type type) =>
        type.Namespace!.StartsWith("System.Net", StringComparison.Ordinal) && type != typeof(IPAddress) && type != typeof(AddressFamily);

    private static bool IsFileSystem(Type type) =>
        type == typeof(File) || type == typeof(FileInfo) || type == typeof(FileStream) || type == typeof(Directory)
            || type == typeof(DirectoryInfo);

    /// <summary>The types that a namespace uses and should not, in the order of their names.</summary>
    private static List<Type> Uses(string name, Predicate<Type> isForbidden) =>
    [
        .. Plugin.GetTypes().Where(type => type.Namespace == name).SelectMany(CompiledUses.Of).Distinct()
            .Where(used => used.Namespace is not null && isForbidden(used)).OrderBy(used => used.FullName, StringComparer.Ordinal),
    ];
}
