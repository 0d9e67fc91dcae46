using RiskManager.Contracts;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Runs.Execution;
using RiskManager.ReferenceHost.Runs.Sessions;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Export;

/// <summary>
/// Writes the whole inventory of a task in the field names of the platform's own XML import (R32). The task runs against a platform
/// that holds nothing, so its own proof of completeness decides whether the files are put into place. No store is opened.
/// </summary>
internal sealed class InventoryExport(WebConfig webConfig, TimeProvider clock)
{
    /// <summary>Exports. The files of the last export stay as they are unless everything was exported.</summary>
    public async Task<ExportOutcome> RunAsync(
        ConfiguredTask task, ExportTarget target, ITaskProgress progress, ITaskLog log, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        using var spool = target.OpenSpool();
        var result = await ReadAsync(new SessionRequest(task.Type, task.Settings, progress, log), spool, cancellationToken);
        if (result.Status != RunStatus.Complete)
            return NotWritten(result, target, log, clock.GetElapsedTime(began));
        var assets = spool.Sort();
        if (assets == 0) throw new TaskSettingsException(Words.Of(
            $"The task's filter matches nothing that can be exported, so {target.Path} was not written."));
        progress.Report(new TaskProgress("Writing the files", assets, assets));
        try
        {
            var files = new ExportWriter(spool, target).Write(assets, cancellationToken);
            return new ExportOutcome(result, assets, files, clock.GetElapsedTime(began));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return NotWritten(result with { Status = RunStatus.Cancelled }, target, log, clock.GetElapsedTime(began));
        }
    }

    private async Task<IntegrationTaskResult> ReadAsync(
        SessionRequest request, AssetSpool spool, CancellationToken cancellationToken)
    {
        var platform = new EmptyPlatform();
        var services = new ServiceCollection()
            .AddSingleton<IApplicationSettings>(webConfig)
            .AddSingleton(webConfig.Files)
            .AddSingleton(clock)
            .AddSingleton<IAssetRepository>(new ExportAssetRepository(spool))
            .AddSingleton<IPerimeterRepository>(platform)
            .AddSingleton<IPersonRepository>(platform)
            .AddSingleton<IAssetComponentRepository>(platform)
            .AddSingleton<IKnowledgeBaseRepository>(platform)
            .AddSingleton<ICustomAttributeRepository>(platform)
            .AddSingleton<ICheckpointRepository>(platform);
        try
        {
            await using var session = TaskSession.Open(request, services, request.Log);
            return await session.Task.RunAsync(session.Context, cancellationToken);
        }
        catch (Exception exception)
        {
            var result = RunFaults.ToResult(exception);
            if (result.Status != RunStatus.Cancelled)
                foreach (var problem in RunFaults.Problems(result.Error)) request.Log.Write(TaskLogLevel.Error, 0, problem);
            return result;
        }
    }

    private static ExportOutcome NotWritten(IntegrationTaskResult result, ExportTarget target, ITaskLog log, TimeSpan duration)
    {
        var why = result.Status == RunStatus.Cancelled ? "The export was cancelled." : result.Error;
        var untouched = $"{target.Path} was not written; what an earlier export wrote is untouched.";
        log.Write(TaskLogLevel.Warning, 0, untouched);
        return new ExportOutcome(result with { Error = $"{why}\n{untouched}" }, 0, 0, duration) { IsLogged = true };
    }
}
