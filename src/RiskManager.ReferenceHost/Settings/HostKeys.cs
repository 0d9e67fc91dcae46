namespace RiskManager.ReferenceHost.Settings;

/// <summary>The keys of <c>web.config</c> that are the host's own; task types have theirs besides.</summary>
internal static class HostKeys
{
    /// <summary>Every key of the host begins so.</summary>
    public const string Prefix = "RiskManager.";

    /// <summary>Seconds to wait for a database that another program locks; 1–300, default 15.</summary>
    public const string BusySeconds = "RiskManager.DatabaseBusySeconds";

    /// <summary>Megabytes that the database may reach; absent: as many as the disk allows.</summary>
    public const string SizeLimitMegabytes = "RiskManager.DatabaseLimitMegabytes";

    /// <summary>Seconds without a sign of life after which a run counts as dead; 10–3600, default 60.</summary>
    public const string StaleRunSeconds = "RiskManager.StaleRunSeconds";

    /// <summary>The fewest records that are worth a partition of a run of their own; 1–10,000,000, default 20,000.</summary>
    public const string PartitionRecords = "RiskManager.PartitionRecords";

    /// <summary>The folder of the keys that encrypt secrets, which all nodes share; default: <c>keys</c> in the data folder.</summary>
    public const string KeyFolder = "RiskManager.KeyFolder";

    public static readonly IReadOnlyList<string> All = [BusySeconds, SizeLimitMegabytes, StaleRunSeconds, PartitionRecords, KeyFolder];
}
