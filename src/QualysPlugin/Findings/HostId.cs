using System.Globalization;

namespace QualysPlugin.Findings;

/// <summary>The Qualys host ID in the identity of an asset.</summary>
internal static class HostId
{
    /// <summary>The number; null when the identity is none of this task's.</summary>
    public static long? Parse(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
