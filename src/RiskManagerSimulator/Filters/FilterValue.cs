using System.Globalization;

namespace RiskManagerSimulator.Filters;

/// <summary>Reads the value of a comparison as the type of its field demands.</summary>
internal static class FilterValue
{
    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss"];

    /// <exception cref="FilterException">The field has another type, its type has no such operator, or the value is malformed.</exception>
    public static object Read(Comparison comparison, FieldType type, FilterRules rules)
    {
        var expected = type switch
        {
            FieldType.Text => LexemeKind.Text,
            FieldType.Number => LexemeKind.Number,
            FieldType.Date => LexemeKind.Date,
            _ => LexemeKind.Id,
        };
        if (comparison.Value.Kind != expected)
            throw new FilterException($"The value of {comparison.Field} has to be of the form {FormOf(type)}.");
        if (!HasOperator(type, comparison.Operator))
            throw new FilterException($"{comparison.Field} cannot be compared by {comparison.Operator.ToString().ToLowerInvariant()}.");
        return Parse(comparison.Value.Text, type, rules)
            ?? throw new FilterException($"\"{comparison.Value.Text}\" at character {comparison.Value.Position} is not a value.");
    }

    private static bool HasOperator(FieldType type, FilterOperator @operator) => type switch
    {
        FieldType.Text => @operator is FilterOperator.Eq or FilterOperator.Ne or >= FilterOperator.SubstringOf,
        FieldType.Id => @operator is FilterOperator.Eq or FilterOperator.Ne,
        _ => @operator < FilterOperator.SubstringOf,
    };

    private static object? Parse(string text, FieldType type, FilterRules rules) => type switch
    {
        FieldType.Text => text,
        FieldType.Number => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        FieldType.Date => DateTime.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new DateTimeOffset(date, rules.Offset) : null,
        _ => Guid.TryParseExact(text, "D", out var id) ? id : null,
    };

    private static string FormOf(FieldType type) => type switch
    {
        FieldType.Text => "'text'",
        FieldType.Number => "1.5",
        FieldType.Date => "datetime'2013-11-05T21:30:00'",
        _ => "guid'00000000-0000-0000-0000-000000000000'",
    };
}
