using LinqToDB;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Findings;

/// <summary>
/// A person says that two assets are not one machine. The pair stays dismissed until the person takes that back, whatever later runs find.
/// </summary>
internal sealed class FindingDismissal(Database database, TimeProvider clock, Actor account)
{
    /// <exception cref="IdentityRefusedException">The finding does not exist any more.</exception>
    public Task DismissAsync(long finding, CancellationToken cancellationToken) => WriteAsync(
        finding,
        account.Name,
        row => $"\"{account}\" said that the \"{row.Name}\" asset and the ID \"{row.OtherId}\" of \"{row.Source}\" are not one machine",
        cancellationToken);

    /// <summary>Takes the dismissal back: the pair is a finding again.</summary>
    /// <exception cref="IdentityRefusedException">The finding does not exist any more.</exception>
    public Task RestoreAsync(long finding, CancellationToken cancellationToken) => WriteAsync(
        finding,
        null,
        row =>
            $"\"{account}\" took back that the \"{row.Name}\" asset and the ID \"{row.OtherId}\" of \"{row.Source}\" are not one machine",
        cancellationToken);

    private Task<bool> WriteAsync(long finding, string? dismissedBy, Func<FindingRow, string> entry, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var rows = connection.GetTable<FindingRow>().Where(row => row.Id == finding && row.Kind == FindingKinds.Identity);
                var found = rows.FirstOrDefault()
                    ?? throw new IdentityRefusedException(Words.Of($"This finding is settled: it does not exist any more."));
                if (found.DismissedBy is null == dismissedBy is null) return false;
                var now = clock.GetUtcNow();
                rows.Set(row => row.DismissedBy, dismissedBy)
                    .Set(row => row.DismissedAt, dismissedBy is null ? null : now.ToUnixTimeMilliseconds())
                    .Update();
                AuditLog.Record(connection, now, AuditModules.Organization, account, entry(found));
                return true;
            },
            cancellationToken);
}
