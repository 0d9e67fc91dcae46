using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Scheduling;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Connectors;
using RiskManager.ReferenceHost.Tests.StandIn;

namespace RiskManager.ReferenceHost.Tests.Store.SqlServer;

/// <summary>What is done with configured tasks, their plans, and accounts.</summary>
internal static class TaskUse
{
    public static async Task ConfigureAsync(SqlServerStage stage)
    {
        using var services = new StagedServices(stage);
        stage.Server.Finds = _ => false;
        var form = services.Tasks.New(services.Type);
        ConnectorsStage.Set(form, nameof(StandInSettings.ServerUrl), "http://one");
        ConnectorsStage.Set(form, nameof(StandInSettings.AccessPassword), ConnectorsStage.Password);
        await services.Tasks.SaveAsync(form, ConnectorsStage.Administrator, CancellationToken.None);

        // From here on the task is there, and not running; its name is free.
        (stage.Server.Values["schedule"], stage.Server.Values["secrets"]) = (DBNull.Value, DBNull.Value);
        (stage.Server.Values["type_id"], stage.Server.Values["settings"]) = (services.Type.Id, SettingsJson.WithoutSecrets(form.Settings));
        stage.Server.Finds = sql => !sql.Contains("EXISTS", StringComparison.Ordinal) && !sql.Contains("[run_locks]", StringComparison.Ordinal);
        await services.Tasks.ListAsync(CancellationToken.None);
        await services.Tasks.FindAsync("task", CancellationToken.None);
        var opened = await services.Tasks.OpenAsync("task", CancellationToken.None);
        ConnectorsStage.Set(opened, nameof(StandInSettings.AccessPassword), ConnectorsStage.Password);
        await services.Tasks.SaveAsync(opened, ConnectorsStage.Administrator, CancellationToken.None);
        await services.Tasks.DuplicateAsync("task", ConnectorsStage.Administrator, CancellationToken.None);
        await services.Tasks.SetActiveAsync("task", true, ConnectorsStage.Administrator, CancellationToken.None);
        await services.Filled.ReadForPartitionAsync("task", "run", CancellationToken.None);
        await services.Tasks.OrderWarningsAsync(CancellationToken.None);
        await services.Tasks.DeleteAsync("task", ConnectorsStage.Administrator, CancellationToken.None);
        await PlanAsync(stage, services);
        await AccountsAsync(stage);
    }

    private static async Task PlanAsync(SqlServerStage stage, StagedServices services)
    {
        await services.Runs.CancelAsync("run", ConnectorsStage.Administrator, CancellationToken.None);
        stage.Server.Values["schedule"] = System.Text.Json.JsonSerializer.Serialize(new TaskSchedule { StartOn = services.Clock.GetLocalNow().DateTime }, SettingsJson.Options);
        var planned = await services.Planned.ReadAsync(CancellationToken.None);

        // The form is to be corrected, so the run is recorded as failed.
        stage.Server.Values["settings"] = "{}";
        await services.Planned.RunAsync(planned.Single(), CancellationToken.None);

        // Its last run was interrupted, three times in a row.
        stage.Server.Values["status"] = RunStatusNames.Interrupted;
        await services.Recovery.SweepAsync(CancellationToken.None);
    }

    private static async Task AccountsAsync(SqlServerStage stage)
    {
        using var accounts = new AccountStore(stage.Database);
        var ana = new AccountRow { NameKey = "ANA", Name = "Ana", Role = nameof(AccountRole.Administrator) };
        await accounts.CreateAsync(ana, CancellationToken.None);
        await accounts.FindByIdAsync("ANA", CancellationToken.None);
        await accounts.UpdateAsync(ana, CancellationToken.None);
        await accounts.DeleteAsync(ana, CancellationToken.None);
        await using var all = new Accounts(stage.Database);
        await all.ListAsync(CancellationToken.None);
        stage.Server.Finds = _ => true;
        await Accounts.DemandAdministratorAsync(stage.Database, CancellationToken.None);
    }
}
