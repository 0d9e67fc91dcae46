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

    /// <summary>What the person sees; with a <see cref="ResourceType"/>, the name of its property that says it.</summary>
    public string Label { get; }

    /// <summary>A public class with a public static text property named as <see cref="Label"/> says; null: the label is the text.</summary>
    public Type? ResourceType { get; set; }

    /// <summary>What the person sees, in the language of the caller.</summary>
    public string GetLabel() => ResourceType is null ? Label : (string)ResourceType.GetProperty(Label)!.GetValue(null)!;
}
