using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Notifications.Changes;

/// <summary>After how many hours a planned run that did not begin counts as missed, for each task.</summary>
internal sealed class MissedRunLimits(Database database, TimeProvider clock)
{
    /// <summary>Where nobody said anything else.</summary>
    public const int DefaultHours = 24;

    /// <summary>A month.</summary>
    public const int MaxHours = 744;

    /// <summary>The hours of each task that has its own.</summary>
    public Task<Dictionary<string, int>> ReadAsync(CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.GetTable<MissedRunLimitRow>().ToDictionary(row => row.TaskId, row => row.Hours), cancellationToken);

    /// <summary>Keeps the hours of a task; 0: nobody is told.</summary>
    /// <exception cref="TaskSettingsException">The number is not allowed, or the task is gone.</exception>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public Task SetAsync(string taskId, int hours, Account account, CancellationToken cancellationToken)
    {
        account.RequireAdministrator("changing notifications");
        if (hours is < 0 or > MaxHours)
            throw new TaskSettingsException(Words.Of($"{hours} hours are not allowed; a whole number from 0 to {MaxHours} is."));
        return database.WriteAsync(
            connection =>
            {
                var task = connection.GetTable<TaskRow>().FirstOrDefault(row => row.Id == taskId)
                    ?? throw new TaskSettingsException(Words.Of($"The task no longer exists: it was deleted."));
                AuditLog.Record(
                    connection, clock.GetUtcNow(), AuditModules.Notifications, account.Actor,
                    $"The limit for missed runs of task \"{task.Name}\" was set to {hours} hours by \"{account.Name}\"");
                return connection.InsertOrReplace(new MissedRunLimitRow { TaskId = taskId, Hours = hours });
            },
            cancellationToken);
    }
}
