namespace RiskManager.Contracts;

/// <summary>Marks a text field for which the host offers the names of one of its lists; any other text may be entered too.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HostSuggestionsAttribute : Attribute
{
    /// <summary>Names the list.</summary>
    /// <param name="list">The host's list.</param>
    public HostSuggestionsAttribute(HostList list) => List = list;

    /// <summary>The host's list.</summary>
    public HostList List { get; }
}
