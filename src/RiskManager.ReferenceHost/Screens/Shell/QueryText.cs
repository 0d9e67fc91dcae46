using System.Globalization;

namespace RiskManager.ReferenceHost.Screens.Shell;

/// <summary>
/// Reads values of the address. A person can write anything there, so a screen takes text, and what cannot be read counts as absent.
/// </summary>
internal static class QueryText
{
    /// <summary>A whole number that is not negative; null: none.</summary>
    public static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>One of the named values; null: none of them.</summary>
    public static TChoice? Choice<TChoice>(string? text)
        where TChoice : struct, Enum =>
        Enum.TryParse<TChoice>(text, out var choice) && Enum.IsDefined(choice) ? choice : null;

    /// <summary>Whether the text says <c>true</c>.</summary>
    public static bool Flag(string? text) => bool.TryParse(text, out var flag) && flag;
}
