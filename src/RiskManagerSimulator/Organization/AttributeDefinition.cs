using System.Globalization;

namespace RiskManagerSimulator.Organization;

/// <summary>A custom attribute of assets.</summary>
/// <param name="VariableName">Its name in the API.</param>
internal sealed record AttributeDefinition(string VariableName)
{
    public AttributeType Type { get; init; } = AttributeType.Text;

    public bool IsRequired { get; init; }

    /// <summary>The API does not know an attribute that is not published.</summary>
    public bool IsPublished { get; init; } = true;

    /// <summary>Maximum length of a text; null: no limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Reads <c>NAME[:text|number|date|list][:required][:unpublished][:max=N]</c>.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static AttributeDefinition Parse(string text)
    {
        var parts = text.Split(':');
        var definition = new AttributeDefinition(parts[0]);
        foreach (var part in parts.Skip(1))
            definition = definition.With(part, text);
        return parts[0].Length > 0 ? definition : throw Invalid(text);
    }

    private static FormatException Invalid(string text) => new(
        $"The attribute \"{text}\" is not of the form NAME[:text|number|date|list][:required][:unpublished][:max=N].");

    private AttributeDefinition With(string part, string text)
    {
        if (part == "required")
            return this with { IsRequired = true };
        if (part == "unpublished")
            return this with { IsPublished = false };
        if (part.StartsWith("max=", StringComparison.Ordinal)
            && int.TryParse(part.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var max))
            return this with { MaxLength = max };
        return Enum.GetNames<AttributeType>().FirstOrDefault(name => name.Equals(part, StringComparison.OrdinalIgnoreCase)) is { } type
            ? this with { Type = Enum.Parse<AttributeType>(type) } : throw Invalid(text);
    }
}
