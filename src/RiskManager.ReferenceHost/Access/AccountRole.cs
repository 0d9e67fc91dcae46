namespace RiskManager.ReferenceHost.Access;

/// <summary>What an account may do.</summary>
internal enum AccountRole
{
    /// <summary>See everything but secrets, change nothing.</summary>
    Reader,

    /// <summary>See and change everything; secrets can be set, never seen.</summary>
    Administrator,
}
