using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Notifications.Targets;

/// <summary>
/// Who is told, as people keep it on the screen. Secrets of webhooks go in and never come out. Every change is in the audit log.
/// </summary>
internal sealed class NotificationTargets(Database database, WebhookSecrets secrets, TimeProvider clock)
{
    /// <summary>All targets: first those of all tasks.</summary>
    public Task<IReadOnlyList<NotificationTarget>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<NotificationTarget>>(
            connection =>
            [
                .. connection.GetTable<NotificationTargetRow>().ToList().Select(TargetRows.Describe)
                    .OrderBy(target => target.TaskId is not null).ThenBy(target => target.Id),
            ],
            cancellationToken);

    /// <summary>One target; null when it is gone.</summary>
    public Task<NotificationTarget?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => Find(connection, id) is { } row ? TargetRows.Describe(row) : null, cancellationToken);

    /// <summary>Keeps a target: a new one, or the changes of one.</summary>
    /// <param name="target">The target.</param>
    /// <param name="secret">The secret of a webhook; blank: the kept one stays, as long as the address does.</param>
    /// <param name="account">Who keeps it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="TaskSettingsException">Something has to be corrected, or the target is gone.</exception>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public Task SaveAsync(NotificationTarget target, string secret, Account account, CancellationToken cancellationToken)
    {
        account.RequireAdministrator("changing notifications");
        target = target with { Address = target.Address.Trim() };
        return database.WriteAsync(
            connection =>
            {
                database.AcquireAdvisoryLock(connection, "notification-targets");
                var old = target.Id == 0 ? null : Find(connection, target.Id) ?? throw Gone();
                var keeps = old?.Secret is not null && old.Address == target.Address && old.Channel == target.Channel;
                if (TargetValidation.Problems(target, secret, keeps) is { Count: > 0 } problems) throw new TaskSettingsException(problems);
                RefuseDuplicate(connection, target);
                return Write(connection, target, ProtectedSecret(target, secret, keeps ? old : null), account);
            },
            cancellationToken);
    }

    /// <summary>Removes a target, with what it was still to be told.</summary>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public Task DeleteAsync(long id, Account account, CancellationToken cancellationToken)
    {
        account.RequireAdministrator("changing notifications");
        return database.WriteAsync(
            connection =>
            {
                if (Find(connection, id) is not { } row) return 0;
                Record(connection, account, $"The {row.Channel} target \"{Short(row)}\" was removed by \"{account.Name}\"");
                return TargetRows.Delete(connection, target => target.Id == id);
            },
            cancellationToken);
    }

    /// <summary>The secret of a webhook, for signing. Never leaves the server.</summary>
    /// <exception cref="TaskSettingsException">There is none, or the key ring cannot decrypt it.</exception>
    public async Task<string> ReadSecretAsync(long id, CancellationToken cancellationToken) =>
        await database.ReadAsync(connection => Find(connection, id), cancellationToken) is { Secret: { } secret } row
            ? secrets.Unprotect(row.Address, secret)
            : throw Gone();

    private int Write(DataConnection connection, NotificationTarget target, string? secret, Account account)
    {
        var row = new NotificationTargetRow
        {
            Id = target.Id,
            TaskId = target.TaskId,
            Channel = target.Channel,
            Address = target.Address,
            Language = target.Language,
            Events = TargetRows.Events(target.Events),
            Secret = secret,
        };
        var done = target.Id == 0 ? "added" : "changed";
        Record(connection, account, $"The {row.Channel} target \"{Short(row)}\" ({row.Events}) was {done} by \"{account.Name}\"");
        return target.Id == 0 ? connection.Insert(row) : connection.Update(row);
    }

    private string? ProtectedSecret(NotificationTarget target, string secret, NotificationTargetRow? kept) =>
        target.Channel != ChannelNames.Webhook ? null : secret.Length > 0 ? secrets.Protect(target.Address, secret) : kept!.Secret;

    private static void RefuseDuplicate(DataConnection connection, NotificationTarget target)
    {
        var isTaken = connection.GetTable<NotificationTargetRow>().Any(row =>
            row.Channel == target.Channel && row.Address == target.Address && row.TaskId == target.TaskId && row.Id != target.Id);
        if (isTaken) throw new TaskSettingsException(Words.Of($"\"{target.Address}\" is in the list already; change that entry."));
    }

    private static NotificationTargetRow? Find(DataConnection connection, long id) =>
        connection.GetTable<NotificationTargetRow>().FirstOrDefault(row => row.Id == id);

    private static string Short(NotificationTargetRow row) => NotificationTarget.ShortAddress(row.Channel, row.Address);

    private static TaskSettingsException Gone() => new(Words.Of($"The entry no longer exists: somebody removed it."));

    private void Record(DataConnection connection, Account account, string entry) =>
        AuditLog.Record(connection, clock.GetUtcNow(), AuditModules.Notifications, account.Actor, entry);
}
