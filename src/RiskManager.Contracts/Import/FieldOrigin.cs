namespace RiskManager.Contracts;

/// <summary>Where the value of a field comes from (R28).</summary>
/// <param name="Field">The field, under its name in the import XML.</param>
/// <param name="Origin">A text for people: <c>host list</c>, a report with ID, title and date, or <c>none</c>.</param>
public sealed record FieldOrigin(string Field, string Origin);
