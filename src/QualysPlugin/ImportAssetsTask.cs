using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using QualysPlugin.Api;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;
using QualysPlugin.Incremental;
using QualysPlugin.Installation;
using QualysPlugin.Runs;
using QualysPlugin.Runs.Batches;
using QualysPlugin.Runs.Checkpoints;
using QualysPlugin.Runs.Setup;
using QualysPlugin.Settings;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin;

/// <summary>
/// The task <em>Import Assets from Qualys</em> (R1): imports the Qualys host inventory into the organizational structure and
/// keeps it right. This is the plugin's MEF export (R16); a run reads from top to bottom here.
/// </summary>
[IntegrationTask("qualys.import-assets", "Import Assets from Qualys", typeof(ImportAssetsSettings),
    Description = "Imports the technology assets of the Qualys host inventory into the organizational structure and keeps them updated.",
    ResourceType = typeof(FormTexts), DataSource = "Qualys", ImportedObjects = "assets")]
internal sealed class ImportAssetsTask : IIntegrationTask, ISupportsPreview, ISupportsChoices, ISupportsTestConnection, ISupportsExplainOperatingSystem
{
    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services) => services.AddQualysImport();

    /// <inheritdoc/>
    public async Task<IntegrationTaskResult> RunAsync(IntegrationTaskContext context, CancellationToken cancellationToken)
    {
        var services = context.Services.GetRequiredService<RunServices>();
        var log = new ImportLog(context.Log);
        var memory = new LastRunStore(context.TaskId, services.TaskStates);
        ImportRun? run = null;
        try
        {
            return await EndedAsync(log, () => run?.Snapshot(RunStatus.Failed), async () =>
            {
                var plan = ReadSettings(context, services, log);
                ThrowIfLoginRefused(context, plan, services);
                var components = await MappingPreparation.PlannerAsync(plan, services, log, cancellationToken).ConfigureAwait(false);
                var progress = new ProgressReport(context.Progress, services.Time);
                var inventory = OpenInventory(plan, services, progress, log);
                await using var _ = inventory.ConfigureAwait(false);

                await ImportPreparation.CheckResponsibleAsync(plan, services.People, cancellationToken).ConfigureAwait(false);
                var filter = await ImportPreparation.ResolveFilterAsync(plan, inventory, cancellationToken).ConfigureAwait(false);
                var (state, resumed) = await RunResumption.BeginAsync(context, plan, services, BasisOf(plan, components), log, cancellationToken).ConfigureAwait(false);
                await state.Perimeter.ValidateAsync(cancellationToken).ConfigureAwait(false);

                run = new ImportRun(context.TaskId, plan, services, components, inventory, filter, state, log, progress);
                await run.ListAsync(resumed, cancellationToken).ConfigureAwait(false);
                await run.ReadReportsAsync(cancellationToken).ConfigureAwait(false);
                await run.SelectAsync(memory, cancellationToken).ConfigureAwait(false);
                await run.ImportAsync(cancellationToken).ConfigureAwait(false);
                await run.ReadMissingAsync(cancellationToken).ConfigureAwait(false);
                progress.Activity("Finishing");
                var result = run.Prove();
                return await new RunFinalizer(context.TaskId, services, plan.Source, memory, log)
                    .FinishAsync(state.RunId, result, run.ToRemember(result.Status), cancellationToken).ConfigureAwait(false);
            }, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            run?.Dispose();
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<PreviewedAsset> PreviewAsync(IntegrationTaskContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var services = context.Services.GetRequiredService<RunServices>();
        var log = new ImportLog(context.Log);
        var plan = ReadSettings(context, services, log);
        var components = await MappingPreparation.PlannerAsync(plan, services, log, cancellationToken).ConfigureAwait(false);
        var progress = new ProgressReport(context.Progress, services.Time);
        var inventory = OpenInventory(plan, services, progress, log);
        await using var _ = inventory.ConfigureAwait(false);

        await ImportPreparation.CheckResponsibleAsync(plan, services.People, cancellationToken).ConfigureAwait(false);
        var filter = await ImportPreparation.ResolveFilterAsync(plan, inventory, cancellationToken).ConfigureAwait(false);
        var begun = await RunResumption.BeginAsync(context, plan, services, BasisOf(plan, components), log, cancellationToken).ConfigureAwait(false);
        await begun.State.Perimeter.ValidateAsync(cancellationToken).ConfigureAwait(false);
        using var run = new ImportRun(context.TaskId, plan, services, components, inventory, filter, begun.State, log, progress);
        await run.ListAsync(resumed: null, cancellationToken).ConfigureAwait(false);
        await run.ReadReportsAsync(cancellationToken).ConfigureAwait(false);
        var explanations = new AssetExplanations();
        await foreach (var batch in run.PreviewAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var asset in batch.Assets)
                yield return Preview(plan.Source, asset, explanations);
            foreach (var rejected in batch.Rejected)
                yield return Preview(plan.Source, rejected);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> GetChoicesAsync(string list, IntegrationTaskContext context, CancellationToken cancellationToken)
    {
        if (list != ImportAssetsSettings.AssetGroupChoices)
            throw new ArgumentException($"There is no list \"{list}\".", nameof(list));
        var services = context.Services.GetRequiredService<RunServices>();
        var log = new ImportLog(context.Log);
        var plan = ImportPreparation.ReadConnection(context.Settings, services.WebConfig);
        var inventory = OpenInventory(plan, services, new ProgressReport(context.Progress, services.Time), log);
        await using var _ = inventory.ConfigureAwait(false);
        var groups = await inventory.ListAssetGroupsAsync(cancellationToken).ConfigureAwait(false);
        return [.. groups.Select(group => group.Title).OrderBy(title => title, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <inheritdoc/>
    public async Task<ConnectionTestResult> TestConnectionAsync(IntegrationTaskContext context, CancellationToken cancellationToken)
    {
        var services = context.Services.GetRequiredService<RunServices>();
        try
        {
            var plan = ImportPreparation.ReadConnection(context.Settings, services.WebConfig);
            return await services.Inventories.TestConnectionAsync(plan.Account, plan.Tuning, cancellationToken).ConfigureAwait(false);
        }
        catch (TaskSettingsException exception)
        {
            return new ConnectionTestResult([new ConnectionTestStep(Words.Of($"Settings"), false, exception.Message)]);
        }
    }

    /// <inheritdoc/>
    public async Task<OperatingSystemExplanation> ExplainOperatingSystemAsync(string name, IServiceProvider services, CancellationToken cancellationToken)
    {
        var run = services.GetRequiredService<RunServices>();
        var warnings = new List<string>();
        var mapper = await MappingPreparation.MapperAsync(Tuning.Read(run.WebConfig), run, warnings.Add, cancellationToken).ConfigureAwait(false);
        return mapper.Map(name, null).Explain(warnings);
    }

    /// <summary>Does the work, says how it ended, and makes a result of what it could not go on from.</summary>
    /// <param name="log">Told of the end.</param>
    /// <param name="soFar">How far the work has come; null when there is nothing to say.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">What the work was cancelled with.</param>
    private static async Task<IntegrationTaskResult> EndedAsync(
        ImportLog log, Func<IntegrationTaskResult?> soFar, Func<Task<IntegrationTaskResult>> work, CancellationToken cancellationToken)
    {
        try
        {
            var result = await work().ConfigureAwait(false);
            log.Finished(CompletenessSentence(result));
            return result;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            log.Cancelled();
            return SoFar() with { Status = RunStatus.Cancelled };
        }
        catch (Exception exception) when (KindOf(exception) is { } kind)
        {
            log.Failed(exception.Message);
            return SoFar() with { Status = RunStatus.Failed, FailureKind = kind, Error = exception.Message, ErrorTranslations = ((ITranslatedFault)exception).Translations };
        }

        IntegrationTaskResult SoFar() => soFar() ?? new IntegrationTaskResult { Status = RunStatus.Failed };
    }

    /// <summary>A login that Qualys refused is not tried again by itself: accounts lock.</summary>
    private static void ThrowIfLoginRefused(IntegrationTaskContext context, ImportPlan plan, RunServices services)
    {
        if (context.IsUnattended && services.Inventories.FindRefusedLogin(plan.Account) is { } refused)
            throw refused;
    }

    private static ImportPlan ReadSettings(IntegrationTaskContext context, RunServices services, ImportLog log)
    {
        InstalledPlugin.CheckUnchanged();
        var plan = ImportPreparation.ReadSettings(context.Settings, services.WebConfig);
        log.Source = plan.Source;
        foreach (var key in plan.Tuning.UnknownKeys)
            log.UnknownKey(key);
        return plan;
    }

    private static RunBasis BasisOf(ImportPlan plan, ComponentPlanner? components) => RunBasis.Of(plan, components?.Signature ?? "");

    private static IHostInventory OpenInventory(ImportPlan plan, RunServices services, ProgressReport progress, ImportLog log) =>
        services.Inventories.Open(plan.Account, plan.Tuning, wait =>
        {
            log.Waiting(wait.Reason, wait.Until);
            progress.Waiting(wait);
        }, log.RemoteWarning);

    private static FailureKind? KindOf(Exception exception) => exception switch
    {
        TaskSettingsException => FailureKind.Settings,
        QualysApiException { Fault: ApiFault.Parameter } => FailureKind.Settings,
        RemoteServiceException => FailureKind.RemoteService,
        HostStoreException => FailureKind.HostStore,
        _ => null,
    };

    private static string CompletenessSentence(IntegrationTaskResult result)
    {
        var counts = result.Counts;
        return string.Format(CultureInfo.InvariantCulture,
            "{0}: Qualys holds {1:N0} hosts; {2:N0} created, {3:N0} recreated, {4:N0} updated, {5:N0} unchanged, {6:N0} quarantined, {7:N0} missing.",
            result.Status, result.Expected, counts.Created, counts.Recreated, counts.Updated, counts.Unchanged, counts.Quarantined, result.Missing);
    }

    private static PreviewedAsset Preview(string source, PlannedAsset planned, AssetExplanations explanations) =>
        new(new AssetKey(source, planned.Asset.Id), ActionOf(planned.Action), planned.Asset.Name.Text)
        {
            Rule = planned.Asset.Name.Rule.ToString(),
            Changes = planned.Action == PlannedAction.Update
                ? [.. AssetComparison.Changes(planned.Stored!, planned.Asset), .. planned.Component?.Change is { } change ? [change] : Array.Empty<FieldChange>()]
                : [],
            Explanation = explanations.Of(planned),
            OperatingSystem = planned.Component?.Mapping.Explain([]),
        };

    private static PreviewedAsset Preview(string source, RejectedHost rejected) =>
        new(rejected.Id is { } id ? new AssetKey(source, id.ToString(CultureInfo.InvariantCulture)) : null, PreviewAction.Quarantine, null) { Rule = rejected.Reason };

    private static PreviewAction ActionOf(PlannedAction action) => action switch
    {
        PlannedAction.Create => PreviewAction.Create,
        PlannedAction.Recreate => PreviewAction.Recreate,
        PlannedAction.Update => PreviewAction.Update,
        _ => PreviewAction.Unchanged,
    };
}
