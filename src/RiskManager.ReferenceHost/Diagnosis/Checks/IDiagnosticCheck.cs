namespace RiskManager.ReferenceHost.Diagnosis.Checks;

/// <summary>Looks at one thing that a host needs. Changes nothing, and works beside a host that serves.</summary>
internal interface IDiagnosticCheck
{
    /// <summary>Its name, which scripts may look for.</summary>
    string Name { get; }

    /// <summary>Looks.</summary>
    /// <exception cref="Contracts.HostStoreException">The database could not be read.</exception>
    Task<IReadOnlyList<CheckResult>> RunAsync(DiagnosedHost host, CancellationToken cancellationToken);
}
