using RiskManager.Contracts;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Runs.Execution;
using RiskManager.ReferenceHost.Runs.Sessions;

namespace RiskManager.ReferenceHost.Commands.Imports;

/// <summary>Prints what a run would do to each asset, as the preview finds out (R23). Writes nothing.</summary>
internal sealed class PreviewRun(ConsoleStreams streams, OpenedHost host, bool json)
{
    public Task<RunOutcome> RunAsync(ConfiguredTask task, CancellationToken cancellationToken) =>
        ProgressDisplay.ShowAsync(streams, host.Clock, async (progress, log) =>
        {
            var began = host.Clock.GetTimestamp();
            var request = new SessionRequest(task.Type, task.Settings, progress, log)
            {
                TaskId = await host.TaskIdAsync(task, cancellationToken),
            };
            await using var session = TaskSession.Open(request, host.Database, host.WebConfig, host.Clock, log);
            if (session.Task is not ISupportsPreview preview)
                throw new TaskSettingsException($"The task type {task.Type.Name} offers no preview.");

            var counts = new ImportCounts();
            await foreach (var previewed in preview.PreviewAsync(session.Context, cancellationToken))
            {
                var asset = session.Redaction.Clean(previewed);
                counts += Count(asset.Action);
                await streams.Results.WriteLineAsync(json ? JsonLines.Of(PreviewLine.Of(asset)) : Describe(asset));
            }

            var result = new IntegrationTaskResult { Status = RunStatus.Complete, Expected = counts.Accounted, Counts = counts };
            return new RunOutcome(null, result, host.Clock.GetElapsedTime(began));
        });

    private static ImportCounts Count(PreviewAction action) => action switch
    {
        PreviewAction.Create => new ImportCounts { Created = 1 },
        PreviewAction.Recreate => new ImportCounts { Recreated = 1 },
        PreviewAction.Update => new ImportCounts { Updated = 1 },
        PreviewAction.Quarantine => new ImportCounts { Quarantined = 1 },
        _ => new ImportCounts { Unchanged = 1 },
    };

    /// <summary>Only origins other than the host list are printed.</summary>
    private static string Origins(PreviewedAsset asset)
    {
        var told = asset.Explanation?.Fields.Where(
            field =>
                field.Origin.StartsWith("report ", StringComparison.Ordinal) || field.Origin.StartsWith("kept ", StringComparison.Ordinal))
            ?? [];
        return string.Concat(told.Select(field => $"; {field.Field} from {field.Origin}"));
    }

    private static string Describe(PreviewedAsset asset)
    {
        var name = asset.Name ?? asset.Key?.Id ?? "record without identity";
        var rule = asset.Rule is null ? "" : $" [{asset.Rule}]";
        var changes = string.Concat(
            asset.Changes.Select(change => $"; {change.Field}: {change.OldValue ?? "blank"} → {change.NewValue ?? "blank"}"));
        var system = asset.OperatingSystem is { Name.Length: > 0 } mapped
            ? $"; {mapped.Name} → {mapped.CpeName ?? "no CPE name"} → {mapped.KnowledgeBaseId ?? "no knowledge base"}"
            : "";
        return $"{asset.Action,-10} {name}{rule}{changes}{system}{Origins(asset)}";
    }
}
