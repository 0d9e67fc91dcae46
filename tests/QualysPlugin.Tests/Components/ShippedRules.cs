using QualysPlugin.Components;
using QualysPlugin.Runs.Setup;

namespace QualysPlugin.Tests.Components;

/// <summary>The rules that the plugin ships.</summary>
internal static class ShippedRules
{
    public static OperatingSystemRules Rules { get; } = ShippedRuleFile.Read();

    public static OperatingSystemNaming Naming { get; } = new(OperatingSystemRules.None, Rules);
}
