namespace RiskManager.Contracts;

/// <summary>Marks a text field for which the host suggests the names in one of its lists. Any other text may be entered.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HostSuggestionsAttribute : Attribute
{
    /// <summary>Names the list.</summary>
    /// <param name="list">The host's list.</param>
    public HostSuggestionsAttribute(HostList list) => List = list;

    /// <summary>The host's list.</summary>
    public HostList List { get; }
}
