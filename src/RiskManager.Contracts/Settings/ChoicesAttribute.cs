namespace RiskManager.Contracts;

/// <summary>Marks a form field whose values are chosen from a list that the task reads (<see cref="ISupportsChoices"/>).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ChoicesAttribute : Attribute
{
    /// <summary>Names the list.</summary>
    /// <param name="list">The name that <see cref="ISupportsChoices.GetChoicesAsync"/> is called with.</param>
    public ChoicesAttribute(string list) => List = list;

    /// <summary>The name of the list.</summary>
    public string List { get; }
}
