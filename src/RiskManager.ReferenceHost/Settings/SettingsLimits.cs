using System.ComponentModel.DataAnnotations;
using System.Reflection;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Settings;

/// <summary>How long the texts of a task's settings may be.</summary>
internal static class SettingsLimits
{
    /// <summary>The limit of a text for which its type names none.</summary>
    public const int DefaultCharacters = 10_000;

    /// <summary>The most characters that a setting may have.</summary>
    public static int MaxCharacters(PropertyInfo property) =>
        property.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength ?? DefaultCharacters;

    /// <summary>The texts that are too long and whose type does not say so itself.</summary>
    public static IEnumerable<SettingsProblem> Problems(IntegrationTaskSettings settings) =>
        from property in settings.GetType().GetProperties()
        where property.PropertyType == typeof(string) && property.GetCustomAttribute<StringLengthAttribute>() is null
        let text = (string?)property.GetValue(settings)
        where text?.Length > DefaultCharacters
        let key = char.ToLowerInvariant(property.Name[0]) + property.Name[1..]
        select new SettingsProblem(
            property.Name, Words.Of($"{key}: at most {DefaultCharacters} characters are allowed; there are {text.Length}."));
}
