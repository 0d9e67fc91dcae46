namespace RiskManager.ReferenceHost.Screens.Organization;

/// <summary>What a person chose to do with the chosen assets.</summary>
/// <param name="Kind">The kind of the job.</param>
/// <param name="Target">The perimeter, attribute or person; null: none.</param>
/// <param name="Value">The value of the attribute; null: it is cleared.</param>
public sealed record BulkChoice(string Kind, long? Target = null, string? Value = null);
