namespace RiskManager.Contracts;

/// <summary>A part of a run that one node works on at a time.</summary>
/// <param name="Number">Its place in the plan, from 1.</param>
/// <param name="Definition">Written and understood by the task alone, at most 100,000 characters, without secrets; the host keeps it.</param>
/// <param name="Expected">The records that it holds by the plan.</param>
public sealed record RunPartition(int Number, string Definition, long Expected)
{
    /// <summary>The identity that the partition's checkpoint goes under: that of the task, followed by the partition's number.</summary>
    /// <param name="taskId">The configured task.</param>
    public string CheckpointId(string taskId) => $"{taskId}/{Number.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}
