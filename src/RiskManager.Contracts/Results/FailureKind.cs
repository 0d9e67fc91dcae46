namespace RiskManager.Contracts;

/// <summary>Who has to do something about a failed run.</summary>
public enum FailureKind
{
    /// <summary>The run did not fail.</summary>
    None,

    /// <summary>The task's form or <c>web.config</c> must be corrected; nothing was imported.</summary>
    Settings,

    /// <summary>The remote service refused or could not be reached.</summary>
    RemoteService,

    /// <summary>The host's own storage failed.</summary>
    HostStore,

    /// <summary>The task or the host has a defect.</summary>
    Unexpected,
}
