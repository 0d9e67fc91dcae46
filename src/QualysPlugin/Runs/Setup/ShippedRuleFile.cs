using QualysPlugin.Components;

namespace QualysPlugin.Runs.Setup;

/// <summary>The rules that come with the plugin, and the releases of Windows that they are written out for.</summary>
internal static class ShippedRuleFile
{
    private const string RuleFileName = "operating-systems.rules";
    private const string ReleasesFileName = "windows-releases.tsv";

    /// <summary>Reads and compiles the rules, which takes some tenths of a second.</summary>
    public static OperatingSystemRules Read() =>
        RuleFile.Parse(RuleFileName, ReadText(RuleFileName), RuleTable.Parse(ReleasesFileName, ReadText(ReleasesFileName)));

    private static string ReadText(string name)
    {
        using var stream = typeof(ShippedRuleFile).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
