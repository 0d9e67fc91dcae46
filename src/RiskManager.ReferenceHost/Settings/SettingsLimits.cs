using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Settings;

/// <summary>How long the texts of a task's settings may be, and between what its numbers lie.</summary>
internal static class SettingsLimits
{
    /// <summary>The limit of a text for which its type names none.</summary>
    public const int DefaultCharacters = 10_000;

    /// <summary>The most characters that a setting may have.</summary>
    public static int MaxCharacters(PropertyInfo property) => NamedLimit(property) ?? DefaultCharacters;

    /// <summary>The least and the most that a number may be, as a form writes them; null: no limit.</summary>
    public static (string? Min, string? Max) Range(PropertyInfo property) =>
        property.GetCustomAttribute<RangeAttribute>() is { } range ? (Text(range.Minimum), Text(range.Maximum)) : (null, null);

    /// <summary>The texts that cannot be kept, and those that are too long and whose type does not say so itself.</summary>
    public static IEnumerable<SettingsProblem> Problems(IntegrationTaskSettings settings) =>
        Unkeepable(settings).Concat(TooLong(settings));

    /// <summary>Why the text of a setting is refused.</summary>
    public static LocalizedText Refusal(string key) => Words.Of(
        $"{key}: it holds a character that cannot be kept: NUL, or half of an emoji or of another rare character. Remove it.");

    private static IEnumerable<SettingsProblem> TooLong(IntegrationTaskSettings settings) =>
        from property in settings.GetType().GetProperties()
        where property.PropertyType == typeof(string) && NamedLimit(property) is null
        let text = (string?)property.GetValue(settings)
        where text?.Length > DefaultCharacters
        select new SettingsProblem(
            property.Name, Words.Of($"{KeyOf(property)}: at most {DefaultCharacters} characters are allowed; there are {text.Length}."));

    /// <summary>The texts, and items of lists, that cannot be kept as they are.</summary>
    private static IEnumerable<SettingsProblem> Unkeepable(IntegrationTaskSettings settings) =>
        from property in settings.GetType().GetProperties()
        where property.PropertyType == typeof(string) || SettingsText.IsList(property)
        let texts = property.GetValue(settings) switch { string text => [text], IEnumerable<string?> items => items, _ => [] }
        where texts.Any(text => !KeepableText.Is(text))
        select new SettingsProblem(property.Name, Refusal(KeyOf(property)));

    private static string KeyOf(PropertyInfo property) => char.ToLowerInvariant(property.Name[0]) + property.Name[1..];

    private static int? NamedLimit(PropertyInfo property)
    {
        int?[] limits =
        [
            property.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength,

            // Without a number it means whatever a database takes.
            property.GetCustomAttribute<MaxLengthAttribute>() is { Length: > 0 } length ? length.Length : null,
            property.GetCustomAttribute<LengthAttribute>()?.MaximumLength,
        ];
        return limits.Min();
    }

    private static string? Text(object? limit) => Convert.ToString(limit, CultureInfo.InvariantCulture);
}
