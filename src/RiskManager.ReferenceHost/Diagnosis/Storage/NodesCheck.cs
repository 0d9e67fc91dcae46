using System.Globalization;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Diagnosis.Checks;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Diagnosis.Storage;

/// <summary>Which hosts serve on a shared database: those that the scheduler has recorded, beside the sessions that they have.</summary>
internal sealed class NodesCheck : IDiagnosticCheck
{
    private const string Recorded = "SELECT instance_name FROM qrtz_scheduler_state ORDER BY instance_name";

    private const string Sessions =
        """
        SELECT right(application_name, 32) AS "Key", coalesce(host(min(client_addr)), 'this machine') AS "Address",
            min(backend_start) AS "Since"
        FROM pg_stat_activity WHERE datname = current_database() AND application_name ~ '[0-9a-f]{32}$'
        GROUP BY right(application_name, 32)
        """;

    public string Name => "nodes";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(DiagnosedHost host, CancellationToken cancellationToken)
    {
        if (!await host.HasCurrentSchemaAsync(cancellationToken)) return [CheckResult.Skipped(Name, "The nodes cannot be read.")];
        var database = host.Database!;
        if (!database.IsShared) return [CheckResult.Skipped(Name, "The embedded database has one host, which records no nodes.")];
        var (nodes, sessions) =
            await database.ReadAsync(connection => (ReadNodes(connection), ReadSessions(connection)), cancellationToken);
        return nodes.Count == 0
            ? [CheckResult.Warning(Name, "No host serves on this database.", "Planned runs wait for one: start a host.")]
            : [.. nodes.Select(node => Look(node, sessions))];
    }

    private static List<string> ReadNodes(DataConnection connection) =>
        connection.Execute<bool>("SELECT to_regclass('qrtz_scheduler_state') IS NOT NULL")
            ? [.. connection.Query<string>(Recorded)]
            : [];

    private static List<SessionRow> ReadSessions(DataConnection connection) => [.. connection.Query<SessionRow>(Sessions)];

    private CheckResult Look(string node, IReadOnlyList<SessionRow> sessions)
    {
        if (sessions.FirstOrDefault(session => ProcessIdentity.IsNameOf(node, session.Key)) is { } session)
        {
            var since = session.Since.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            return CheckResult.Ok(Name, $"Connected from {session.Address}, the oldest connection since {since} UTC.", node);
        }

        return CheckResult.Warning(
            Name, "Recorded as a node, but not connected: it was stopped or has lost the database.",
            "If another node is connected, it takes the runs over within half a minute. If the machine should serve, look there.", node);
    }

    private sealed record SessionRow
    {
        public string Key { get; init; } = "";

        public string Address { get; init; } = "";

        public DateTime Since { get; init; }
    }
}
