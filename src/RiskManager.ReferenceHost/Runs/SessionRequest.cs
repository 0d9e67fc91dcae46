using RiskManager.Contracts;
using RiskManager.ReferenceHost.Plugins;

namespace RiskManager.ReferenceHost.Runs;

/// <summary>What shall be done with which settings.</summary>
internal sealed record SessionRequest(TaskType TaskType, IntegrationTaskSettings Settings, ITaskProgress Progress, ITaskLog Log)
{
    public string RunId { get; init; } = Guid.NewGuid().ToString("n");

    /// <summary>The configured task; without one, the identity that type and name give.</summary>
    public string TaskId { get; init; } = TaskIdentity.Of(TaskType.Id, Settings.Name);

    public RunOrigin Origin { get; init; }

    /// <summary>The account that started the run; null: nobody did.</summary>
    public string? StartedBy { get; init; }

    /// <summary>Where applied import documents are kept besides; null: nowhere.</summary>
    public string? DocumentFolder { get; init; }

    /// <summary>Is called when the lock is taken and the run recorded: from here on, the run has a record that says how it ended.</summary>
    public Action? Begun { get; init; }

    /// <summary>Is cancelled when the process is being stopped: the run then ends as interrupted and not as cancelled.</summary>
    public CancellationToken HostStopping { get; init; }
}
