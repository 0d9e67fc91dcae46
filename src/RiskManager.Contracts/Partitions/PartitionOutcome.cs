namespace RiskManager.Contracts;

/// <summary>A partition and what came of it.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Result">Its result.</param>
public sealed record PartitionOutcome(RunPartition Partition, IntegrationTaskResult Result);
