using LinqToDB;
using Npgsql;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Notifications.Targets;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Postgres;
using RiskManager.ReferenceHost.Store.Sqlite;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Setup;

/// <summary>Reads what is set up.</summary>
internal sealed class SetupReader(
    SetupStart start, SiteAddress site, WebConfigFile webConfig, FirstAdministrator administrators, ConnectorTasks tasks, TaskTrials trials,
    NotificationTargets notifications, Database database)
{
    private static readonly string[] AddressKeys =
    [
        HostKeys.BehindProxy, HostKeys.SiteNames, HostKeys.KnownProxies, HostKeys.CertificateFile, HostKeys.CertificateKeyFile,
        HostKeys.CertificatePassword,
    ];

    /// <exception cref="Contracts.TaskSettingsException"><c>web.config</c> cannot be read.</exception>
    /// <exception cref="Contracts.HostStoreException">The store cannot be read.</exception>
    public async Task<SetupOverview> ReadAsync(CancellationToken cancellationToken)
    {
        var config = webConfig.Read();
        var platform = config.Find(HostKeys.PlatformUrl);
        return new SetupOverview
        {
            Administrators = await administrators.ListAsync(cancellationToken),
            ListenUrl = config.Find(HostKeys.ListenUrl),
            IsAddressOrdered = start.IsAddressOrdered,
            IsAddressPending = !start.IsAddressOrdered && IsAddressPending(config),
            Store = Describe(config),
            IsStoreChosen = config.ConnectionString is not null,
            IsStorePending = Describe(config) != Describe(start.WebConfig),
            Platform = string.IsNullOrWhiteSpace(platform) ? null : platform,
            IsPlatformChosen = platform is not null,
            Tasks = await tasks.ListAsync(cancellationToken),
            IsConnectionTested = await trials.HasSucceededAsync(TaskTrial.ConnectionTest, cancellationToken),
            IsPreviewed = await trials.HasSucceededAsync(TaskTrial.Preview, cancellationToken),
            CompleteRunId = await FindCompleteRunAsync(cancellationToken),
            HasNotifications = (await notifications.ListAsync(cancellationToken)).Count > 0,
        };
    }

    /// <summary>Choosing the address where the site listens already changes nothing.</summary>
    private bool IsAddressPending(WebConfig config) =>
        (Uri.TryCreate(config.Find(HostKeys.ListenUrl), UriKind.Absolute, out var url) && url != site.Url)
        || AddressKeys.Any(key => config.Find(key) != start.WebConfig.Find(key));

    private static string Describe(WebConfig config) => config.Database() switch
    {
        SqliteOptions sqlite => sqlite.Path,
        PostgresOptions postgres when new NpgsqlConnectionStringBuilder(postgres.ConnectionString) is var connection =>
            $"PostgreSQL: {connection.Database} ({connection.Username}@{connection.Host}:{connection.Port})",
        var other => other.ToString(),
    };

    private Task<string?> FindCompleteRunAsync(CancellationToken cancellationToken)
    {
        var complete = RunStatusNames.Complete;
        return database.ReadAsync(
            connection => connection.GetTable<RunRow>().Where(run => run.Status == complete).OrderByDescending(run => run.StartedAt)
                .Select(run => run.Id).FirstOrDefault(),
            cancellationToken);
    }
}
