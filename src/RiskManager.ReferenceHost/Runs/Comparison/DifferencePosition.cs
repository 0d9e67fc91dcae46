namespace RiskManager.ReferenceHost.Runs.Comparison;

/// <summary>Where a page of differences ended.</summary>
/// <param name="Part">Which of the tables that a kind is read from, one after the other.</param>
/// <param name="Number">The number of the row; 0 where rows have none.</param>
/// <param name="Source">The source of the asset, where that is part of the key.</param>
/// <param name="ImportId">The asset, where that is part of the key.</param>
internal sealed record DifferencePosition(int Part, long Number, string Source = "", string ImportId = "");
