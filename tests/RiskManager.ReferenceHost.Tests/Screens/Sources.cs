namespace RiskManager.ReferenceHost.Tests.Screens;

/// <summary>The sources of the screens and of what they offer for download.</summary>
internal static class Sources
{
    public static IEnumerable<string> Screens() => Below("Screens");

    public static IEnumerable<string> Lists() => Below("Lists");

    private static IEnumerable<string> Below(string folder)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "QualysPlugin.sln"))) root = root.Parent!;
        return Directory.EnumerateFiles(
            Path.Combine(root.FullName, "src", "RiskManager.ReferenceHost", folder), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal));
    }
}
