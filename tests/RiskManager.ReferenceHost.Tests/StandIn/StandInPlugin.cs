using RiskManager.ReferenceHost.Plugins;

namespace RiskManager.ReferenceHost.Tests.StandIn;

/// <summary>Lays this test assembly out as a plugin, as an installed one would lie there.</summary>
internal static class StandInPlugin
{
    private static readonly string Assembly = Path.GetFileName(typeof(StandInPlugin).Assembly.Location);

    public static string Manifest { get; } =
        $"""
        <plugin xmlns="urn:riskmanager:plugin-manifest:1">
          <id>stand-in</id>
          <name>Stand-in</name>
          <version>1.0.0</version>
          <hostVersion>2.1</hostVersion>
          <contract>RiskManager.Contracts.IIntegrationTask</contract>
          <entryAssembly>{Assembly}</entryAssembly>
          <target framework="net10.0"><assembly>{Assembly}</assembly></target>
          <target framework="net472"><assembly>Elsewhere.dll</assembly></target>
        </plugin>
        """;

    public static PluginCatalog Install(TemporaryFolder folder, string? manifest = null, string name = "StandIn")
    {
        folder.Write($"plugins/{name}/plugin.manifest.xml", manifest ?? Manifest);
        var target = folder.File($"plugins/{name}/net10.0/{Assembly}");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(typeof(StandInPlugin).Assembly.Location, target, overwrite: true);
        return PluginCatalog.Load(folder.File("plugins"));
    }
}
