namespace RiskManager.Rest.Calls;

/// <summary>What kind of failure a call ended with: it decides who has to act.</summary>
internal enum PlatformFault
{
    /// <summary>No connection, no reply in time, or the platform answers that it is down or busy.</summary>
    Unreachable,

    /// <summary>The platform refused the application, or what it may do.</summary>
    Refused,

    /// <summary>The platform refused what a write carries: a limit, a required attribute.</summary>
    Rejected,

    /// <summary>There is no such object.</summary>
    Missing,

    /// <summary>The reply is not what the documentation says.</summary>
    Unexpected,
}
