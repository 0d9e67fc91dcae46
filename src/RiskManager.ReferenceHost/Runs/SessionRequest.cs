using RiskManager.Contracts;
using RiskManager.ReferenceHost.Plugins;

namespace RiskManager.ReferenceHost.Runs;

/// <summary>What shall be done with which settings.</summary>
internal sealed record SessionRequest(TaskType TaskType, IntegrationTaskSettings Settings, ITaskProgress Progress, ITaskLog Log)
{
    public string RunId { get; } = Guid.NewGuid().ToString("n");

    public string TaskId { get; } = TaskIdentity.Of(TaskType.Id, Settings.Name);

    /// <summary>Where applied import documents are kept besides; null: nowhere.</summary>
    public string? DocumentFolder { get; init; }
}
