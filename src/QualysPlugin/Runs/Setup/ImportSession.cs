using Microsoft.Extensions.DependencyInjection;
using QualysPlugin.Api;
using QualysPlugin.Installation;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Setup;

/// <summary>Everything that a run or a preview works with, opened from the task's context. The settings were found good.</summary>
internal sealed class ImportSession : IAsyncDisposable
{
    private ImportSession(IntegrationTaskContext context, RunServices services, ImportPlan plan, ImportLog log, LoadedMapping? mapping)
    {
        TaskId = context.TaskId;
        RunId = context.RunId;
        IsApproved = context.IsApproved;
        Services = services;
        Plan = plan;
        Log = log;
        Mapping = mapping;
        Progress = new ProgressReport(context.Progress, services.Time);
        SettingsFingerprint = Setup.SettingsFingerprint.Of(plan);
        Basis = RunBasis.Of(plan, SettingsFingerprint, mapping?.Signature ?? "");
        Inventory = services.Inventories.Open(plan.Account, plan.Tuning, wait =>
        {
            Log.Waiting(wait.Reason, wait.Until);
            Progress.Waiting(wait);
        }, Log.RemoteWarning);
    }

    public string TaskId { get; }

    /// <summary>The run that begins now; a resumed one goes on under the identity of the interrupted one.</summary>
    public string RunId { get; }

    /// <summary>Whether a person approved that the run creates or changes an unlikely share of the assets.</summary>
    public bool IsApproved { get; }

    public RunServices Services { get; }

    public ImportPlan Plan { get; }

    public ImportLog Log { get; }

    public ProgressReport Progress { get; }

    /// <summary>What operating systems are mapped to; null when the form does not ask for asset components.</summary>
    public LoadedMapping? Mapping { get; }

    /// <summary>Identifies the settings.</summary>
    public string SettingsFingerprint { get; }

    /// <summary>What decides, besides Qualys, what this run makes of a host.</summary>
    public RunBasis Basis { get; }

    public IHostInventory Inventory { get; }

    /// <summary>Opens a session for a run or a preview; calls Qualys for nothing yet.</summary>
    /// <exception cref="TaskSettingsException">The form, <c>web.config</c> or the customer's mappings are refused.</exception>
    /// <exception cref="RemoteServiceException">The run is unattended, and Qualys refused this login before; trying again could lock the
    /// account.</exception>
    /// <exception cref="HostStoreException">The host could not be read.</exception>
    public static async Task<ImportSession> OpenAsync(IntegrationTaskContext context, CancellationToken cancellationToken)
    {
        InstalledPlugin.CheckUnchanged();
        var services = context.Services.GetRequiredService<RunServices>();
        var read = ImportPreparation.ReadSettings(context.Settings, services.WebConfig);
        var source = await AssetSource.FindAsync(read.Platform, services.Sources, cancellationToken).ConfigureAwait(false);
        var plan = read with { Source = source };
        var log = new ImportLog(context.Log, plan.Source);
        foreach (var key in plan.Tuning.UnknownKeys)
            log.UnknownKey(key);
        ThrowIfLoginRefused(context, plan, services);
        var mapping = plan.Settings.CreateComponents
            ? await MappingPreparation.LoadAsync(plan.Tuning, services, log.MappingWarning, cancellationToken).ConfigureAwait(false)
            : null;
        await ImportPreparation.CheckResponsibleAsync(plan, services.People, cancellationToken).ConfigureAwait(false);
        return new ImportSession(context, services, plan, log, mapping);
    }

    /// <summary>Opens a session that only calls Qualys, for the choices of a form that is not filled in yet.</summary>
    /// <exception cref="TaskSettingsException">The server, the account or the password is missing or refused.</exception>
    public static ImportSession OpenConnection(IntegrationTaskContext context)
    {
        var services = context.Services.GetRequiredService<RunServices>();
        var plan = ImportPreparation.ReadConnection(context.Settings, services.WebConfig);
        return new ImportSession(context, services, plan, new ImportLog(context.Log, plan.Source), null);
    }

    public ValueTask DisposeAsync() => Inventory.DisposeAsync();

    private static void ThrowIfLoginRefused(IntegrationTaskContext context, ImportPlan plan, RunServices services)
    {
        if (context.IsUnattended && services.Inventories.FindRefusedLogin(plan.Account) is { } refused)
            throw refused;
    }
}
