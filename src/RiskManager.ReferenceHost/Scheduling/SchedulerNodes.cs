using Quartz;
using RiskManager.ReferenceHost.Connectors;

namespace RiskManager.ReferenceHost.Scheduling;

/// <summary>Reads the nodes and what they execute from Quartz' own records.</summary>
internal sealed class SchedulerNodes(ISchedulerFactory schedulers, ConnectorTasks tasks)
{
    /// <summary>All nodes, this one first.</summary>
    public async Task<IReadOnlyList<SchedulerNode>> ReadAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var names = (await tasks.ListAsync(cancellationToken)).ToDictionary(task => task.Id, task => task.Name);
        var executing = (await scheduler.QueryFireInstances(new FireInstanceQuery(), cancellationToken)).Items
            .Where(firing => firing.JobKey is not null && names.ContainsKey(firing.JobKey.Name))
            .ToLookup(firing => firing.SchedulerInstanceId, firing => names[firing.JobKey!.Name]);
        return
        [
            .. (await scheduler.QueryClusterNodes(cancellationToken))
                .Select(node => new SchedulerNode(
                    node.InstanceId, node.State.ToString(), node.LastCheckInUtc, node.IsCurrentNode, [.. executing[node.InstanceId]])),
        ];
    }
}
