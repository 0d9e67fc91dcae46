using System.Net;

namespace RiskManager.ReferenceHost.Diagnosis.Network;

/// <summary>Calls an address without signing in.</summary>
internal interface IAddressProbe
{
    /// <param name="address">The address; each is called once.</param>
    /// <param name="proxy">The proxy; null: that of the system.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<ProbedAddress> ProbeAsync(KnownAddress address, IWebProxy? proxy, CancellationToken cancellationToken);
}
