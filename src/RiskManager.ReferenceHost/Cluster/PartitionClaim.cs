using RiskManager.Contracts;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Cluster;

/// <summary>A partition that a node has taken.</summary>
/// <param name="Run">The run that it is part of.</param>
/// <param name="Partition">The partition.</param>
/// <param name="Owner">Who has taken it: no two claims share an owner.</param>
/// <param name="Takeovers">How often a node was lost that had it.</param>
internal sealed record PartitionClaim(PartitionedRunRow Run, RunPartition Partition, LockOwner Owner, int Takeovers);
