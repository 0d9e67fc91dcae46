using RiskManager.ReferenceHost.Diagnosis.Checks;

namespace RiskManager.ReferenceHost.Diagnosis.Network;

/// <summary>Whether every address that the host calls can be reached.</summary>
internal sealed class AddressesCheck(IAddressProbe probe) : IDiagnosticCheck
{
    public string Name => "addresses";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(DiagnosedHost host, CancellationToken cancellationToken)
    {
        var results = new List<CheckResult>();
        foreach (var address in await AddressBook.ReadAsync(host, cancellationToken))
        {
            var proxy = AddressBook.ProxyOf(address, host);
            var probed = await probe.ProbeAsync(address, proxy, cancellationToken);
            var way = proxy?.GetProxy(address.Url) is { } through ? $" through the proxy {through.Authority}" : "";
            results.Add(probed.Problem is { } problem
                ? CheckResult.Failed(
                    Name, $"The {address.Purpose} cannot be reached{way}: {problem}",
                    "Try the address from this machine; look at its name, the firewall, the proxy and the certificate.",
                    address.Url.Authority)
                : CheckResult.Ok(Name, $"The {address.Purpose} answers{way}: {probed.Answer}.", address.Url.Authority));
        }

        return results.Count > 0 ? results : [CheckResult.Skipped(Name, "No task, platform, mail server or webhook is configured.")];
    }
}
