using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using QualysPlugin.Runs;
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
internal sealed class ImportAssetsTask : IIntegrationTask, ISupportsPreview, ISupportsChoices, ISupportsTestConnection,
    ISupportsExplainOperatingSystem, ISupportsExplainOperatingSystemCpe, ISupportsAssetSource, ISupportsApplicationSettings
{
    /// <inheritdoc/>
    public IReadOnlyList<string> ApplicationSettingKeys => [.. Tuning.Keys.Select(key => key.Name)];

    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services) => services.AddQualysImport();

    /// <inheritdoc/>
    public async Task<IntegrationTaskResult> RunAsync(IntegrationTaskContext context, CancellationToken cancellationToken)
    {
        ImportRun? run = null;
        try
        {
            var session = await ImportSession.OpenAsync(context, cancellationToken).ConfigureAwait(false);
            await using var _ = session.ConfigureAwait(false);
            run = await ImportRun.BeginAsync(session, cancellationToken).ConfigureAwait(false);
            var listed = await run.ListAsync(cancellationToken).ConfigureAwait(false);
            await run.CheckNewAsync(listed, cancellationToken).ConfigureAwait(false);
            var reports = await run.ReadReportsAsync(listed, cancellationToken).ConfigureAwait(false);
            var selection = await run.SelectAsync(listed, reports, cancellationToken).ConfigureAwait(false);
            await run.ImportAsync(listed, reports, selection, cancellationToken).ConfigureAwait(false);
            return await run.FinishAsync(reports, selection, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (RunFailure.Of(exception, cancellationToken) is { } failure)
        {
            return failure.ToResult(run?.Snapshot(RunStatus.Failed), new ImportLog(context.Log));
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<PreviewedAsset> PreviewAsync(
        IntegrationTaskContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var session = await ImportSession.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        await using var _ = session.ConfigureAwait(false);
        var run = await ImportRun.BeginPreviewAsync(session, cancellationToken).ConfigureAwait(false);
        var listed = await run.ListAsync(cancellationToken).ConfigureAwait(false);
        var reports = await run.ReadReportsAsync(listed, cancellationToken).ConfigureAwait(false);
        var preview = new BatchPreview(session.Plan.Source);
        await foreach (var batch in run.PreviewAsync(listed, reports, cancellationToken).ConfigureAwait(false))
        {
            foreach (var asset in preview.Of(batch))
                yield return asset;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> GetChoicesAsync(
        string list, IntegrationTaskContext context, CancellationToken cancellationToken)
    {
        if (list is not (ImportAssetsSettings.AssetGroupChoices or ImportAssetsSettings.TagChoices))
            throw new ArgumentException($"There is no list \"{list}\".", nameof(list));
        var session = ImportSession.OpenConnection(context);
        await using var _ = session.ConfigureAwait(false);
        var names = list == ImportAssetsSettings.TagChoices
            ? (await session.Inventory.ListTagsAsync(cancellationToken).ConfigureAwait(false)).Select(tag => tag.Name)
            : (await session.Inventory.ListAssetGroupsAsync(cancellationToken).ConfigureAwait(false)).Select(group => group.Title);
        return [.. names.OrderBy(name => name, StringComparer.CurrentCultureIgnoreCase)];
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
            return new ConnectionTestResult(
                [.. exception.Problems.Select(problem => new ConnectionTestStep(Words.Of($"Settings"), false, problem))]);
        }
    }

    /// <inheritdoc/>
    public Task<string> FindAssetSourceAsync(IntegrationTaskContext context, CancellationToken cancellationToken)
    {
        var services = context.Services.GetRequiredService<RunServices>();
        return AssetSource.FindAsync(ImportPreparation.ReadPlatform(context.Settings), services.Sources, cancellationToken);
    }

    /// <inheritdoc/>
    public void CheckApplicationSettings(IApplicationSettings settings, IApplicationFiles files) =>
        MappingPreparation.CheckOwn(Tuning.Read(settings), files);

    /// <inheritdoc/>
    public Task<OperatingSystemExplanation> ExplainOperatingSystemAsync(
        string name, IServiceProvider services, CancellationToken cancellationToken) =>
        ExplainOperatingSystemAsync(name, null, services, cancellationToken);

    /// <inheritdoc/>
    public async Task<OperatingSystemExplanation> ExplainOperatingSystemAsync(
        string name, string? cpeName, IServiceProvider services, CancellationToken cancellationToken)
    {
        var run = services.GetRequiredService<RunServices>();
        var warnings = new List<string>();
        var mapping = await MappingPreparation.LoadAsync(Tuning.Read(run.WebConfig), run, warnings.Add, cancellationToken)
            .ConfigureAwait(false);
        return mapping.Mapper.Map(name, cpeName).Explain(warnings);
    }
}
