using RiskManager.ReferenceHost.Diagnosis.Checks;
using RiskManager.ReferenceHost.Diagnosis.Configuration;
using RiskManager.ReferenceHost.Diagnosis.Machine;
using RiskManager.ReferenceHost.Diagnosis.Network;
using RiskManager.ReferenceHost.Diagnosis.Storage;
using RiskManager.ReferenceHost.Diagnosis.Work;

namespace RiskManager.ReferenceHost.Diagnosis;

/// <summary>Looks at everything that a host needs, one thing after the other.</summary>
internal sealed class Doctor(IReadOnlyList<IDiagnosticCheck> checks)
{
    /// <summary>All checks, in the order in which one depends on the other.</summary>
    public static Doctor Standard(TimeProvider clock)
    {
        var probe = new AddressProbe(clock);
        return new Doctor(
        [
            new DataFolderCheck(), new FilePermissionCheck(), new DiskSpaceCheck(DiskSpaceCheck.ReadFreeBytes),
            new ConfigurationDiagnosis(), new StoreCheck(), new SchemaCheck(), new IntegrityCheck(), new KeyRingCheck(),
            new CertificateCheck(Environment.GetEnvironmentVariable), new PluginsCheck(), new AddressesCheck(probe), new ClockCheck(probe),
            new LocksCheck(), new NodesCheck(), new LastRunsCheck(), new OutboxCheck(),
        ]);
    }

    /// <summary>A check that breaks has failed; the others go on.</summary>
    public async IAsyncEnumerable<CheckResult> RunAsync(
        DiagnosedHost host, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var check in checks)
        {
            foreach (var result in await RunAsync(check, host, cancellationToken)) yield return result;
        }
    }

    private static async Task<IReadOnlyList<CheckResult>> RunAsync(
        IDiagnosticCheck check, DiagnosedHost host, CancellationToken cancellationToken)
    {
        try
        {
            return await check.RunAsync(host, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever is broken must not keep the other checks from being seen.
            return
            [
                CheckResult.Failed(
                    check.Name, $"The check itself broke: {exception.GetType().Name}: {exception.Message}",
                    "See what the other checks say about the same."),
            ];
        }
    }
}
