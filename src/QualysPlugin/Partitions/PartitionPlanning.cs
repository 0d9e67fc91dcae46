using QualysPlugin.Api;
using QualysPlugin.Completeness;
using QualysPlugin.Filters;
using QualysPlugin.Incremental;
using QualysPlugin.Runs;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Partitions;

/// <summary>Splits a run by host ID. What all partitions have to agree on is decided here, once: filter, identity of the run, perimeter.</summary>
internal sealed class PartitionPlanning(
    IntegrationTaskContext context, ImportPlan plan, RunServices services, RunBasis basis, IHostInventory inventory, ImportLog log, ProgressReport progress)
{
    /// <summary>The partitions; none when the run is not worth splitting.</summary>
    public async Task<IReadOnlyList<RunPartition>> PlanAsync(PartitionRequest request, CancellationToken cancellationToken)
    {
        var fingerprint = SettingsFingerprint.Of(plan);
        if (await IsInterruptedAsync(fingerprint, cancellationToken).ConfigureAwait(false))
        {
            log.NotSplit("it goes on with an interrupted one that was not split.");
            return [];
        }

        await ImportPreparation.CheckResponsibleAsync(plan, services.People, cancellationToken).ConfigureAwait(false);
        var groups = await ImportPreparation.ResolveGroupsAsync(plan, inventory, cancellationToken).ConfigureAwait(false);
        var listed = await ListAsync(HostFilter.Create(plan.Ranges, groups), cancellationToken).ConfigureAwait(false);
        var last = await new RunMemory(context.TaskId, services.TaskStates).FindAsync(cancellationToken).ConfigureAwait(false);
        if (RunChoice.Of(IncrementalWish.Of(plan, services), last, basis, inventory.FirstListedAt).Kind == RunKind.Incremental)
        {
            log.NotSplit("it reads only hosts that changed.");
            return [];
        }

        var parts = IdPartitioning.Cut(listed, request);
        if (parts.Count < 2)
        {
            log.NotSplit($"{listed.Count:N0} hosts are too few for partitions of at least {request.LeastRecords:N0}.");
            return [];
        }

        var started = services.Time.GetLocalNow();
        var perimeter = RunResumption.PerimeterOf(plan, services, started);
        await perimeter.CheckAsync(cancellationToken).ConfigureAwait(false);
        var definition = new PartitionDefinition(
            context.RunId, started, fingerprint, groups, await perimeter.ForNewAssetsAsync(cancellationToken).ConfigureAwait(false), IdRange.All)
        {
            Basis = basis,
            QualysTime = inventory.FirstListedAt,
        };
        log.Split(listed.Count, parts.Count);
        return [.. parts.Select((part, index) => new RunPartition(index + 1, (definition with { Ids = part.Ids }).Write(), part.Hosts))];
    }

    /// <summary>What a node begins a partition with.</summary>
    /// <exception cref="TaskSettingsException">Another version, or other settings, planned it.</exception>
    public static async Task<(HostFilter Filter, RunState State, RunCheckpoint? Resumed)> BeginAsync(
        IntegrationTaskContext context, ImportPlan plan, RunServices services, RunPartition partition, CancellationToken cancellationToken)
    {
        var definition = PartitionDefinition.Read(partition);
        if (definition.Fingerprint != SettingsFingerprint.Of(plan))
            throw new TaskSettingsException(Words.Of($"The task's settings were changed since its run was split. Run the task again: it is planned anew."));
        var (state, resumed) = await RunResumption.BeginPartitionAsync(context, plan, services, partition, definition, cancellationToken).ConfigureAwait(false);
        return (HostFilter.Create(plan.Ranges, definition.AssetGroupIds).Within(definition.Ids), state, resumed);
    }

    private async Task<bool> IsInterruptedAsync(string fingerprint, CancellationToken cancellationToken)
    {
        var stored = await services.Checkpoints.FindAsync(context.TaskId, cancellationToken).ConfigureAwait(false);
        return stored is not null && RunCheckpoint.Parse(stored.State)?.Fits(fingerprint, basis) == true;
    }

    private async Task<HostIdSet> ListAsync(HostFilter filter, CancellationToken cancellationToken)
    {
        progress.Activity("Listing the hosts that Qualys holds");
        var listed = new HostIdSet();
        foreach (var pass in filter.Passes)
        {
            foreach (var id in (await inventory.ListIdsAsync(pass, cancellationToken).ConfigureAwait(false)).Ids)
                listed.Add(id);
        }

        return listed;
    }
}
