using System.Globalization;

namespace RiskManager.ReferenceHost.Texts;

/// <summary>
/// Reads values of an address. A person can write anything there, so a screen takes text, and what cannot be read counts as absent.
/// </summary>
internal static class QueryText
{
    /// <summary>A whole number that is not negative; null: none.</summary>
    public static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>One of the named values, whatever the case; null: none of them. A number is no name.</summary>
    public static TChoice? Choice<TChoice>(string? text)
        where TChoice : struct, Enum =>
        Array.FindIndex(Enum.GetNames<TChoice>(), name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is >= 0 and var place
            ? Enum.GetValues<TChoice>()[place]
            : null;

    /// <summary>One of the texts that an address may name; null: none of them.</summary>
    public static string? Choice(string? text, IEnumerable<string> choices) => text is not null && choices.Contains(text) ? text : null;

    /// <summary>Whether the text says <c>true</c>.</summary>
    public static bool Flag(string? text) => bool.TryParse(text, out var flag) && flag;
}
