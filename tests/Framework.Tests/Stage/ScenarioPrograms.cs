using System.Reflection;

namespace Framework.Tests.Stage;

/// <summary>Where the build put the program of the scenarios, and what it loads.</summary>
internal static class ScenarioPrograms
{
    public static string PluginPackage => Built.Output("src/QualysPlugin", "package/QualysPlugin");

    public static string FrameworkFolder => Built.Output("tests/QualysPlugin.Scenarios", "net472");

    public static string Net10 => Built.Output("tests/QualysPlugin.Scenarios", "net10.0/QualysPlugin.Scenarios.dll");

    /// <summary>Assemblies that the plugin's package ships too, in older versions.</summary>
    public static IReadOnlyList<string> OlderSharedAssemblies => [Metadata("OlderInjection"), Metadata("OlderAbstractions")];

    private static string Metadata(string key) =>
        typeof(ScenarioPrograms).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
