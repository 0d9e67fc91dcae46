namespace RiskManager.ReferenceHost.Organization.Bulk;

/// <summary>The states of jobs. Stored by name.</summary>
internal enum BulkState
{
    /// <summary>Waits for its turn, runs, or goes on as soon as a host serves.</summary>
    Running,

    /// <summary>Ends after the batch that it is at.</summary>
    Cancelling,
    Done,
    Cancelled,
    Failed,
}
