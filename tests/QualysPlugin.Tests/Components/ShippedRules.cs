using QualysPlugin.Components;

namespace QualysPlugin.Tests.Components;

/// <summary>The rules that the plugin ships.</summary>
internal static class ShippedRules
{
    public static OperatingSystemRules Rules { get; } = Read();

    public static OperatingSystemNaming Naming { get; } = new(OperatingSystemRules.None, Rules);

    private static OperatingSystemRules Read()
    {
        using var stream = typeof(OperatingSystemRules).Assembly.GetManifestResourceStream("operating-systems.rules")!;
        using var reader = new StreamReader(stream);
        return RuleFile.Parse("operating-systems.rules", reader.ReadToEnd());
    }
}
