using RiskManager.Contracts;
using RiskManager.ReferenceHost.Plugins;

namespace RiskManager.ReferenceHost.StandIns;

/// <summary>
/// Stands in for the platform's task type that imports vulnerabilities from Qualys, so that the warning about the order of
/// imports (R15) can be tried. It imports nothing, and says so.
/// </summary>
internal sealed class VulnerabilitiesStandIn : IIntegrationTask
{
    public static TaskType Type { get; } = new(
        "stand-in.import-vulnerabilities",
        "Import Vulnerabilities from Qualys (stand-in)",
        "Stands in for the platform's own task type of this name: it can be planned and run, and imports nothing.",
        typeof(VulnerabilitiesStandInSettings),
        () => new TaskLease(new VulnerabilitiesStandIn()))
    {
        Texts = typeof(StandInTexts),
        DataSource = "Qualys",
        ImportedObjects = "vulnerabilities",
        StandIn = true,
    };

    public void ConfigureServices(IServiceCollection services)
    {
        // It needs nothing.
    }

    public Task<IntegrationTaskResult> RunAsync(IntegrationTaskContext context, CancellationToken cancellationToken)
    {
        context.Log.Write(TaskLogLevel.Information, 1, "This is a stand-in: it imports nothing.");
        context.Progress.Report(new TaskProgress("Importing nothing", 0, 0));
        return Task.FromResult(new IntegrationTaskResult { Status = RunStatus.Complete, Expected = 0 });
    }
}
