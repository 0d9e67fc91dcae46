namespace RiskManager.Contracts;

/// <summary>Marks a form field that offers known values but takes any other too; for example the platforms of a vendor.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class SuggestionAttribute : Attribute
{
    /// <summary>Offers a value.</summary>
    /// <param name="value">What the field holds when the suggestion is taken.</param>
    /// <param name="label">What the person sees.</param>
    public SuggestionAttribute(string value, string label)
    {
        Value = value;
        Label = label;
    }

    /// <summary>What the field holds when the suggestion is taken.</summary>
    public string Value { get; }

    /// <summary>What the person sees.</summary>
    public string Label { get; }
}
