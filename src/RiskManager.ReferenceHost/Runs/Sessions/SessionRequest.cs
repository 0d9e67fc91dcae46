using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Batches;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs.History;

namespace RiskManager.ReferenceHost.Runs.Sessions;

/// <summary>A task to open with its settings, for a run, a preview or a test.</summary>
internal sealed record SessionRequest(TaskType TaskType, IntegrationTaskSettings Settings, ITaskProgress Progress, ITaskLog Log)
{
    public string RunId { get; init; } = Guid.NewGuid().ToString("n");

    /// <summary>The configured task; without one, the identity that type and name give.</summary>
    public string TaskId { get; init; } = TaskIdentity.Of(TaskType.Id, Settings.Name);

    public RunOrigin Origin { get; init; }

    /// <summary>The account that started the run; null: the host did.</summary>
    public string? StartedBy { get; init; }

    /// <summary>From where the account did it: the address of the browser, or the command line; null: the host did.</summary>
    public string? StartedFrom { get; init; }

    /// <summary>
    /// The account that approved that the run creates or changes an unlikely share of the assets (R39); null: nobody did.
    /// </summary>
    public string? ApprovedBy { get; init; }

    /// <summary>A folder that gets a copy of every applied import document; null: as <c>web.config</c> says.</summary>
    public string? DocumentFolder { get; init; }

    /// <summary>Whether another execution of the same run was interrupted.</summary>
    public bool IsResumed { get; init; }

    /// <summary>Lets only this execution write for the run; null where nothing is written.</summary>
    public RunFence? Fence { get; init; }

    /// <summary>Is cancelled when the process is being stopped: the run then ends as interrupted and not as cancelled.</summary>
    public CancellationToken HostStopping { get; init; }
}
