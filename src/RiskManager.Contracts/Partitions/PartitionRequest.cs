namespace RiskManager.Contracts;

/// <summary>What the host finds worth splitting.</summary>
/// <param name="LeastRecords">The fewest records that are worth a partition of their own; at least 1.</param>
/// <param name="MostPartitions">The most partitions; at least 1.</param>
public sealed record PartitionRequest(long LeastRecords, int MostPartitions);
