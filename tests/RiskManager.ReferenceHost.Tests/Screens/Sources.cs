namespace RiskManager.ReferenceHost.Tests.Screens;

/// <summary>The sources of the screens.</summary>
internal static class Sources
{
    public static IEnumerable<string> Screens()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "QualysPlugin.sln"))) root = root.Parent!;
        return Directory.EnumerateFiles(
            Path.Combine(root.FullName, "src", "RiskManager.ReferenceHost", "Screens"), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal));
    }
}
