using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace RiskManager.ReferenceHost.Settings;

/// <summary>Writes the value of a setting as the text of a field, and reads it back.</summary>
internal static class SettingsText
{
    /// <summary>The types of fields whose value is a list of texts, a line each.</summary>
    public static bool IsList(PropertyInfo property) => property.PropertyType.IsAssignableFrom(typeof(string[]))
        && property.PropertyType != typeof(object);

    /// <summary>Whether a field takes whole numbers alone.</summary>
    public static bool IsWholeNumber(PropertyInfo property) => Type.GetTypeCode(ValueType(property)) is
        TypeCode.Byte or TypeCode.SByte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32
        or TypeCode.Int64 or TypeCode.UInt64;

    /// <summary>Whether a person can enter the value as text.</summary>
    public static bool CanBeEntered(PropertyInfo property) =>
        property.PropertyType == typeof(string) || IsList(property)
        || TypeDescriptor.GetConverter(ValueType(property)).CanConvertFrom(typeof(string));

    /// <summary>The value as text.</summary>
    public static string Write(PropertyInfo property, object? value) => value switch
    {
        null => "",
        string text => text,
        IEnumerable<string> lines when IsList(property) => string.Join('\n', lines),
        _ => TypeDescriptor.GetConverter(ValueType(property)).ConvertToInvariantString(value) ?? "",
    };

    /// <summary>Reads the text of a field.</summary>
    /// <returns>Whether the type of the setting has such a value.</returns>
    public static bool TryRead(PropertyInfo property, string? text, out object? value)
    {
        value = text;
        if (property.PropertyType == typeof(string)) return true;
        if (IsList(property))
        {
            value = (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return true;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            value = null;
            return Nullable.GetUnderlyingType(property.PropertyType) is not null;
        }

        return IsWholeNumber(property)
            ? TryReadWhole(ValueType(property), text, out value)
            : TryConvert(ValueType(property), text, out value);
    }

    /// <summary>A converter would also take <c>0x1F</c> and <c>#1F</c>.</summary>
    private static bool TryReadWhole(Type type, string text, out object? value)
    {
        value = null;
        if (!decimal.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)) return false;
        try
        {
            value = Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private static bool TryConvert(Type type, string text, out object? value)
    {
        try
        {
            value = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            value = null;
            return false;
        }
    }

    private static Type ValueType(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
}
