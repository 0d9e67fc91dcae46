namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>A field of an explained asset; the property names are the keys of its JSON.</summary>
/// <param name="Field">Its name in the import XML.</param>
/// <param name="Value">Its value now; null when blank.</param>
/// <param name="Origin">Where the value comes from.</param>
internal sealed record ExplainedField(string Field, string? Value, string Origin);
