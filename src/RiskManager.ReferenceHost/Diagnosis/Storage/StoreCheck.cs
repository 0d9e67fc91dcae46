using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Diagnosis.Checks;

namespace RiskManager.ReferenceHost.Diagnosis.Storage;

/// <summary>Whether the database can be reached, read and written.</summary>
internal sealed class StoreCheck : IDiagnosticCheck
{
    // Takes the right to write, and changes no row: no task has a blank identity.
    private const string Probe = "DELETE FROM checkpoints WHERE task_id = ''";

    public string Name => "store";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(DiagnosedHost host, CancellationToken cancellationToken)
    {
        if (host.Database is null)
        {
            return [CheckResult.Failed(
                Name, host.DatabaseProblem!, "Correct web.config, restore a backup, or start the host once to create the database.")];
        }

        try
        {
            var began = host.Clock.GetTimestamp();
            var schema = await host.Database.ReadAsync(host.Database.ReadSchema, cancellationToken);
            if (schema == 0)
            {
                return [CheckResult.Failed(
                    Name, "The database answers, but no host has been there.", "Start the host once, or restore a backup.")];
            }

            await host.Database.WriteAsync(connection => connection.Execute(Probe), cancellationToken);
            var milliseconds = host.Clock.GetElapsedTime(began).TotalMilliseconds;
            return [CheckResult.Ok(Name, FormattableString.Invariant($"The database can be read and written ({milliseconds:0} ms)."))];
        }
        catch (HostStoreException exception)
        {
            return [CheckResult.Failed(Name, exception.Message, "Until this is done no run can begin, and no screen opens.")];
        }
    }
}
