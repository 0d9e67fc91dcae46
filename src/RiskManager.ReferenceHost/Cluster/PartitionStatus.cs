namespace RiskManager.ReferenceHost.Cluster;

/// <summary>The states of a partition.</summary>
internal static class PartitionStatus
{
    /// <summary>Any node may take it; it goes on from its checkpoint.</summary>
    public const string Waiting = "Waiting";

    /// <summary>A node works on it.</summary>
    public const string Running = "Running";

    /// <summary>It came to its end.</summary>
    public const string Done = "Done";

    /// <summary>It could not go on; the run ends.</summary>
    public const string Failed = "Failed";
}
