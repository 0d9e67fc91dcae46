using System.Reflection;

namespace TestSupport;

/// <summary>Where the sources are, and where the build put the programs that tests start.</summary>
public static class Built
{
    public static string Repository { get; } = Path.GetFullPath(Metadata("Repository"));

    public static string ReferenceHost { get; } = Output("src/RiskManager.ReferenceHost", "net10.0/RiskManager.ReferenceHost.dll");

    /// <summary>The folder that the reference host loads plugins from.</summary>
    public static string HostPlugins { get; } = Output("src/RiskManager.ReferenceHost", "net10.0/plugins");

    public static string Simulator { get; } = Output("src/QualysSimulator", "net10.0/QualysSimulator.dll");

    public static string RiskManagerSimulator { get; } = Output("src/RiskManagerSimulator", "net10.0/RiskManagerSimulator.dll");

    /// <summary>A file or folder in the output of a project.</summary>
    public static string Output(string project, string path) => Path.Combine(Repository, project, "bin", Metadata("Configuration"), path);

    private static string Metadata(string key) =>
        typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
