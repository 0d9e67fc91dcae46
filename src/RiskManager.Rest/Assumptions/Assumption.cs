namespace RiskManager.Rest.Assumptions;

/// <summary>Something that the product relies on and that the documentation says, or leaves open.</summary>
/// <param name="Page">The page of the vendor's online manual that it comes from, or that should say it.</param>
/// <param name="Text">What is assumed.</param>
internal sealed record Assumption(string Page, string Text);
