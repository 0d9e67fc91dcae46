using System.Globalization;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Organization.Attributes;

/// <summary>What a person may enter as the value of a custom attribute.</summary>
internal static class AttributeValues
{
    /// <summary>The most characters of a value.</summary>
    public const int MaxLength = 4_000;

    /// <returns>The value as it is kept; null: it is cleared.</returns>
    /// <exception cref="TaskSettingsException">The attribute cannot have the value.</exception>
    public static string? Check(CustomAttributeRow attribute, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var value = text.Trim();
        if (value.Length > MaxLength)
        {
            throw new TaskSettingsException(
                Words.Of($"{attribute.Name}: at most {MaxLength} characters are allowed; there are {value.Length}."));
        }

        var isAllowed = attribute.ValueType switch
        {
            "Number" => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            "Date" => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            _ => true,
        };
        return isAllowed
            ? value
            : throw new TaskSettingsException(Words.Of($"\"{value}\" is not a value that \"{attribute.Name}\" can have."));
    }
}
