using System.Security.Cryptography;
using System.Text;

namespace QualysPlugin.Runs.Setup;

/// <summary>Identifies the settings that decide what a run imports and how; a run with others does not go on with it (R24).</summary>
internal static class SettingsFingerprint
{
    public static string Of(ImportPlan plan)
    {
        var settings = plan.Settings;
        var text = string.Join("\n",
            plan.Source,
            string.Join(",", plan.Ranges.IPv4.Concat(plan.Ranges.IPv6)),
            List(settings.AssetGroups),
            settings.UpdateProperties,
            settings.PerimeterMode,
            settings.Perimeter?.Trim(),
            settings.CreateComponents);
        if (settings.Tags.Count + settings.ExcludedTags.Count > 0)
            text = string.Join("\n", text, List(settings.Tags), settings.TagMatch, List(settings.ExcludedTags));
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The filter alone.</summary>
    public static string FilterOf(ImportPlan plan) => string.Join("\n",
        string.Join(",", plan.Ranges.IPv4.Concat(plan.Ranges.IPv6)), List(plan.Settings.AssetGroups),
        List(plan.Settings.Tags), plan.Settings.TagMatch, List(plan.Settings.ExcludedTags));

    private static string List(IReadOnlyList<string> names) => string.Join(
        ",", names.Select(name => Uri.EscapeDataString(name.Trim())).OrderBy(name => name, StringComparer.Ordinal));
}
