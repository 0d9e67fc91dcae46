using RiskManager.ReferenceHost.Diagnosis.Checks;

namespace RiskManager.ReferenceHost.Diagnosis.Configuration;

/// <summary>Whether <c>web.config</c> is right.</summary>
internal sealed class ConfigurationDiagnosis : IDiagnosticCheck
{
    public string Name => "configuration";

    public Task<IReadOnlyList<CheckResult>> RunAsync(DiagnosedHost host, CancellationToken cancellationToken)
    {
        var report = new ConfigurationCheck(host.Plugins).Run(host.Folder, []);
        IReadOnlyList<CheckResult> results =
        [
            .. report.Problems.Select(problem => CheckResult.Failed(Name, problem, "Correct web.config; config check shows all at once.")),
            .. report.Warnings.Select(warning => CheckResult.Warning(Name, warning, "Look whether it is meant so.")),
        ];
        return Task.FromResult(results.Count > 0 ? results : [CheckResult.Ok(Name, "web.config is understood.")]);
    }
}
