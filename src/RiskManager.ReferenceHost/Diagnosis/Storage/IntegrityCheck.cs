using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Diagnosis.Checks;

namespace RiskManager.ReferenceHost.Diagnosis.Storage;

/// <summary>
/// Whether the database is damaged, as far as it says quickly: SQLite reads its whole file, PostgreSQL names broken indices and pages whose
/// checksum was wrong.
/// </summary>
internal sealed class IntegrityCheck : IDiagnosticCheck
{
    private const string Restore = "Stop the host, keep a copy of the database for diagnosis, and restore the last backup.";

    private const string PostgresProblems =
        """
        SELECT 'The index ' || c.relname || ' is not valid.' FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE NOT i.indisvalid
        UNION ALL
        SELECT checksum_failures || ' pages had a wrong checksum.' FROM pg_stat_database
        WHERE datname = current_database() AND checksum_failures > 0
        """;

    public string Name => "integrity";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(DiagnosedHost host, CancellationToken cancellationToken)
    {
        if (host.Database is not { } database) return [CheckResult.Skipped(Name, "There is no database.")];
        try
        {
            var problems = await database.ReadAsync(
                connection => connection.Query<string>(database.IsShared ? PostgresProblems : "PRAGMA quick_check(5)").ToList(),
                cancellationToken);
            return problems is [] or ["ok"]
                ? [CheckResult.Ok(Name, "The database says that it is whole.")]
                : [CheckResult.Failed(Name, string.Join(" ", problems), Restore)];
        }
        catch (HostStoreException exception)
        {
            return [CheckResult.Failed(Name, exception.Message, Restore)];
        }
    }
}
