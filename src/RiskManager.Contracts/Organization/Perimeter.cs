namespace RiskManager.Contracts;

/// <summary>A perimeter of the organizational structure.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its place in the tree: the names from the top, joined by <c> / </c>.</param>
/// <param name="Responsible">The person responsible for it; null if there is none.</param>
public sealed record Perimeter(string Name, string Path, string? Responsible);
