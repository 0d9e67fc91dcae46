namespace RiskManager.Contracts;

/// <summary>Marks a form field that matters only while another field has a certain value. Otherwise the host hides it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ShownWhenAttribute : Attribute
{
    /// <summary>Names the other field.</summary>
    /// <param name="property">The other property of the same settings class.</param>
    /// <param name="value">The value that shows this field.</param>
    public ShownWhenAttribute(string property, object value)
    {
        Property = property;
        Value = value;
    }

    /// <summary>The other property of the same settings class.</summary>
    public string Property { get; }

    /// <summary>The value that shows this field.</summary>
    public object Value { get; }
}
