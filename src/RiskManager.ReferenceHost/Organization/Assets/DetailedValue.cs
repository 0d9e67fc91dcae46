namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>A custom attribute on an asset's screen; the value is null when it is blank.</summary>
internal sealed record DetailedValue(long AttributeId, string Name, string ValueType, bool Required, string? Value);
