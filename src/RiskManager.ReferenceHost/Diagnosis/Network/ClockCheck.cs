using System.Globalization;
using RiskManager.ReferenceHost.Diagnosis.Checks;

namespace RiskManager.ReferenceHost.Diagnosis.Network;

/// <summary>How far the clock of this machine is from those of Qualys and of the platform.</summary>
internal sealed class ClockCheck(IAddressProbe probe) : IDiagnosticCheck
{
    private static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TooMuch = TimeSpan.FromMinutes(5);

    public string Name => "clock";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(DiagnosedHost host, CancellationToken cancellationToken)
    {
        var results = new List<CheckResult>();
        foreach (var address in (await AddressBook.ReadAsync(host, cancellationToken)).Where(address => address.TellsTime))
        {
            var probed = await probe.ProbeAsync(address, AddressBook.ProxyOf(address, host), cancellationToken);
            if (probed.Skew is { } skew) results.Add(Judge(skew, address.Url.Authority));
        }

        return results.Count > 0 ? results : [CheckResult.Skipped(Name, "No server was there to compare the clock with.")];
    }

    private CheckResult Judge(TimeSpan skew, string server)
    {
        const string advice = "Synchronize the clock of this machine (timedatectl, w32tm): schedules and tokens depend on it.";
        var seconds = Math.Abs(Math.Round(skew.TotalSeconds)).ToString("0", CultureInfo.InvariantCulture);
        var finding = $"The clock of this machine is {seconds} seconds {(skew > TimeSpan.Zero ? "behind" : "ahead of")} that of {server}.";
        var size = skew.Duration();
        return size > TooMuch ? CheckResult.Failed(Name, finding, advice, server)
            : size > Noticeable ? CheckResult.Warning(Name, finding, advice, server)
            : CheckResult.Ok(Name, finding, server);
    }
}
