using Quartz;

namespace RiskManager.ReferenceHost.Runs.Execution;

/// <summary>Hands runs to Quartz: a job for each task, which one node executes at a time, and another one if that node dies.</summary>
internal sealed class RunQueue(ISchedulerFactory schedulers)
{
    private const string Group = "tasks";

    /// <summary>Has any free node execute the open run of a task.</summary>
    public async Task FireAsync(string taskId, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var job = JobBuilder.Create<RunJob>().WithIdentity(KeyOf(taskId)).StoreDurably().RequestRecovery().Build();
        if (!await scheduler.Exists(job.Key, cancellationToken)) await scheduler.AddJob(job, AddJobOptions.Replacing, cancellationToken);
        await scheduler.TriggerJob(job.Key, null, cancellationToken);
    }

    /// <summary>Whether Quartz executes the run of a task, is about to, or will have another node recover it.</summary>
    public async Task<bool> IsQueuedAsync(string taskId, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        return (await scheduler.QueryTriggers(new TriggerQuery { Job = KeyOf(taskId) }, cancellationToken)).Items.Count > 0
            || (await scheduler.QueryFireInstances(new FireInstanceQuery { Job = KeyOf(taskId) }, cancellationToken)).Items.Count > 0;
    }

    /// <summary>Removes the job of a deleted task.</summary>
    public async Task RemoveAsync(string taskId, CancellationToken cancellationToken) =>
        await (await schedulers.GetScheduler(cancellationToken)).DeleteJob(KeyOf(taskId), cancellationToken);

    private static JobKey KeyOf(string taskId) => new(taskId, Group);
}
