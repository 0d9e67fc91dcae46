namespace RiskManager.ReferenceHost.Organization.Search;

/// <summary>A range of sort keys.</summary>
/// <param name="From">The first that belongs to it.</param>
/// <param name="To">The first that no longer does.</param>
internal sealed record KeyRange(string From, string To);
