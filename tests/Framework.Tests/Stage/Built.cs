using System.Reflection;

namespace QualysPlugin.FrameworkTests.Stage;

/// <summary>Where the build put what the tests start.</summary>
internal static class Built
{
    public static string Repository { get; } = Path.GetFullPath(Metadata("Repository"));

    public static string Simulator => Output("src/QualysSimulator", "net10.0/QualysSimulator.dll");

    public static string PluginPackage => Output("src/QualysPlugin", "package/QualysPlugin");

    public static string FrameworkProgramFolder => Output("tests/QualysPlugin.Scenarios", "net472");

    public static string Net10Program => Output("tests/QualysPlugin.Scenarios", "net10.0/QualysPlugin.Scenarios.dll");

    /// <summary>Assemblies that the plugin's package ships too, in older versions.</summary>
    public static IReadOnlyList<string> OlderSharedAssemblies => [Metadata("OlderInjection"), Metadata("OlderAbstractions")];

    private static string Output(string project, string path) => Path.Combine(Repository, project, "bin", Metadata("Configuration"), path);

    private static string Metadata(string key) =>
        typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
