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
            string.Join(
                ",", settings.AssetGroups.Select(title => Uri.EscapeDataString(title.Trim()))
                .OrderBy(title => title, StringComparer.Ordinal)),
            settings.UpdateProperties,
            settings.PerimeterMode,
            settings.Perimeter?.Trim(),
            settings.CreateComponents);
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }
}
