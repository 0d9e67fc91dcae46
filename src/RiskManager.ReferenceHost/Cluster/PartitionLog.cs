using System.Globalization;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Cluster;

/// <summary>The log of a run as one partition writes it: every entry says which, and where it runs.</summary>
internal sealed class PartitionLog(ITaskLog log, PartitionClaim claim) : IAssetLog
{
    private readonly string _prefix = string.Create(
        CultureInfo.InvariantCulture, $"Partition {claim.Partition.Number} (process {claim.Owner.ProcessId} on {claim.Owner.Machine}): ");

    public void Write(TaskLogLevel level, int eventId, string message) => log.Write(level, eventId, _prefix + message);

    public void Write(TaskLogLevel level, int eventId, string message, AssetKey asset)
    {
        if (log is IAssetLog assets) assets.Write(level, eventId, _prefix + message, asset);
        else Write(level, eventId, message);
    }
}
