using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Diagnosis.Checks;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Diagnosis.Work;

/// <summary>Whether messages about tasks are stuck.</summary>
internal sealed class OutboxCheck : IDiagnosticCheck
{
    /// <summary>A host that serves looks every few seconds.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    public string Name => "outbox";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(DiagnosedHost host, CancellationToken cancellationToken)
    {
        if (!await host.HasCurrentSchemaAsync(cancellationToken)) return [CheckResult.Skipped(Name, "The messages cannot be read.")];
        return await host.Database!.ReadAsync(connection => Look(connection, host.Clock.GetUtcNow()), cancellationToken);
    }

    private List<CheckResult> Look(DataConnection connection, DateTimeOffset now)
    {
        var overdue = (now - Overdue).ToUnixTimeMilliseconds();
        var recent = (now - Recent).ToUnixTimeMilliseconds();
        var waiting = connection.GetTable<DeliveryRow>().Where(row => row.State == DeliveryStates.Waiting);
        var stuck = waiting.Count(row => row.NextAt <= overdue);
        var retried = waiting.Where(row => row.NextAt > overdue && row.Attempts > 0).OrderByDescending(row => row.Attempts).ToList();
        var givenUp = connection.GetTable<DeliveryRow>().Where(row => row.State == DeliveryStates.GivenUp && row.NextAt >= recent)
            .OrderByDescending(row => row.Id).ToList();
        var results = new List<CheckResult>();
        if (stuck > 0)
        {
            results.Add(CheckResult.Failed(
                Name, $"{stuck} messages wait for longer than {Overdue.TotalMinutes:0} minutes.",
                "Only a host that serves sends them. Is one running?"));
        }

        if (retried.Count > 0)
        {
            results.Add(CheckResult.Warning(
                Name, $"{retried.Count} messages are tried again, up to {retried[0].Attempts} times so far: {retried[0].Problem}",
                "Correct the reason; notify test tries every recipient."));
        }

        if (givenUp.Count > 0)
        {
            results.Add(CheckResult.Warning(
                Name, $"{givenUp.Count} messages were given up in the last 7 days: {givenUp[0].Problem}",
                "Correct the reason, then send them again on the screen Notifications."));
        }

        return results.Count > 0 ? results : [CheckResult.Ok(Name, "No message is stuck.")];
    }
}
