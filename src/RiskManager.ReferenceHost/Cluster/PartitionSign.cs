namespace RiskManager.ReferenceHost.Cluster;

/// <summary>What a node learns when it shows that it still works on a partition.</summary>
internal enum PartitionSign
{
    GoOn,

    /// <summary>The run is to stop.</summary>
    Stop,

    /// <summary>Another node has taken the partition over, or the run was planned anew.</summary>
    Lost,
}
