namespace RiskManager.ReferenceHost.Tests.StandIn;

/// <summary>What the stand-in task does.</summary>
public enum StandInMode
{
    /// <summary>Imports, and accounts for everything.</summary>
    Complete,

    /// <summary>Imports, but one record more was expected.</summary>
    Incomplete,

    /// <summary>Reports that the remote service refused.</summary>
    RemoteRefusal,

    /// <summary>Refuses the settings with several problems, one of them twice.</summary>
    Refused,

    /// <summary>Throws an exception that no task should let out.</summary>
    Defect,

    /// <summary>Ends held, unless a person approved the run.</summary>
    Held,

    /// <summary>Imports, then waits until it is cancelled.</summary>
    UntilCancelled,

    /// <summary>Says what a server says that echoes the password.</summary>
    Echo,
}
