namespace RiskManager.Contracts;

/// <summary>A value that differs between the host and the remote service.</summary>
/// <param name="Field">The field's name in the import XML.</param>
/// <param name="OldValue">What the host holds; null if it holds nothing.</param>
/// <param name="NewValue">What the import would write; null if it would clear the field.</param>
public sealed record FieldChange(string Field, string? OldValue, string? NewValue);
