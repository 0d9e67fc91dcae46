namespace RiskManager.ReferenceHost.Diagnosis.Network;

/// <summary>An address that the host calls.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Url">Its root: no path that may be a secret, and no account.</param>
/// <param name="TellsTime">Whether its clock counts for runs.</param>
internal sealed record KnownAddress(string Purpose, Uri Url, bool TellsTime)
{
    /// <summary>Whether the proxy of <c>web.config</c> applies.</summary>
    public bool UsesConfiguredProxy { get; init; }
}
