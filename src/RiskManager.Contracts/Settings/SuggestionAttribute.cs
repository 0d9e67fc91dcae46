namespace RiskManager.Contracts;

/// <summary>Marks a form field that offers known values but accepts any other, for example the platforms of a vendor.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class SuggestionAttribute : Attribute
{
    /// <summary>Offers a value.</summary>
    /// <param name="value">The value that the field gets when the person picks the suggestion.</param>
    /// <param name="label">What the person sees.</param>
    public SuggestionAttribute(string value, string label)
    {
        Value = value;
        Label = label;
    }

    /// <summary>The value that the field gets when the person picks the suggestion.</summary>
    public string Value { get; }

    /// <summary>What the person sees; with a <see cref="ResourceType"/>, the name of the property that returns it.</summary>
    public string Label { get; }

    /// <summary>
    /// A public class whose public static string property, named by <see cref="Label"/>, returns the text; null: the label is the
    /// text.
    /// </summary>
    public Type? ResourceType { get; set; }

    /// <summary>What the person sees, in the caller's language (<see cref="System.Globalization.CultureInfo.CurrentUICulture"/>).</summary>
    public string GetLabel() => ResourceType is null ? Label : (string)ResourceType.GetProperty(Label)!.GetValue(null)!;
}
