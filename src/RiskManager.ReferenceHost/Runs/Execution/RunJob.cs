using Quartz;

namespace RiskManager.ReferenceHost.Runs.Execution;

/// <summary>What Quartz calls to execute the open run of a task; the job's name is the task.</summary>
[DisallowConcurrentExecution]
internal sealed class RunJob(RunExecutor execution) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var job = context.JobDetail.Key;
        var executing = await context.Scheduler.QueryFireInstances(new FireInstanceQuery { Job = job }, CancellationToken.None);
        await execution.RunAsync(job.Name, [.. executing.Items.Select(firing => firing.SchedulerInstanceId)], cancellationToken);
    }
}
