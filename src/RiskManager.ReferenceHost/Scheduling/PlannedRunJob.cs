using System.Globalization;
using Quartz;

namespace RiskManager.ReferenceHost.Scheduling;

/// <summary>What Quartz calls when a run is due. It only queues the run, so it never waits for the one before.</summary>
internal sealed class PlannedRunJob(PlannedRuns plannedRuns) : IJob
{
    public static readonly JobKey Key = new("planned-run");

    private const string At = "at";

    /// <summary>A trigger that fires once, at the planned time; at once when that has passed.</summary>
    public static ITrigger TriggerOf(PlannedRun planned) => TriggerBuilder.Create()
        .WithIdentity(KeyOf(planned.TaskId))
        .ForJob(Key)
        .UsingJobData(At, planned.At.ToString("O", CultureInfo.InvariantCulture))
        .StartAt(planned.At)
        .Build();

    public static TriggerKey KeyOf(string taskId) => new(taskId);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var at = DateTimeOffset.ParseExact(context.Trigger.JobDataMap.GetString(At)!, "O", CultureInfo.InvariantCulture);
        await plannedRuns.RunAsync(new PlannedRun(context.Trigger.Key.Name, at), cancellationToken);
    }
}
