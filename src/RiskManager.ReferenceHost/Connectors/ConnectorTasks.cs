using System.Text.Json;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Notifications.Targets;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs.Execution;
using RiskManager.ReferenceHost.Runs.Sessions;
using RiskManager.ReferenceHost.Scheduling.Calendar;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Connectors;

/// <summary>
/// The configured tasks. Secrets go in and never come out: a form opened for editing has them blank, and blank means that
/// the kept one stays. <see cref="DecryptedTasks"/> has them, for runs.
/// </summary>
internal sealed class ConnectorTasks(Database database, PluginCatalog plugins, TaskSecrets secrets, RunQueue queue, TimeProvider clock)
{
    private const string Turn = "tasks";

    /// <summary>A task was saved, activated, deactivated or deleted in this process.</summary>
    public event Action? Changed;

    /// <summary>All tasks by name.</summary>
    public Task<IReadOnlyList<ConnectorTask>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ConnectorTask>>(
            connection => [.. connection.GetTable<TaskRow>().OrderBy(row => row.NameKey).ToList().Select(Describe)], cancellationToken);

    /// <summary>One task; null when there is none of that identity.</summary>
    public Task<ConnectorTask?> FindAsync(string taskId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => TaskRows.Find(connection, taskId) is { } row ? Describe(row) : null, cancellationToken);

    /// <summary>Tasks that import vulnerabilities before the assets they belong to, on a day of the coming week (R15).</summary>
    public async Task<IReadOnlyList<OrderWarning>> OrderWarningsAsync(CancellationToken cancellationToken)
    {
        var plans =
            from task in await ListAsync(cancellationToken)
            join type in plugins.TaskTypes on task.TypeId equals type.Id
            where task.Active && task.Schedule is not null
            select new ImportPlan(task.Id, task.Name, type.DataSource, type.ImportedObjects, task.Schedule!);
        return ImportOrder.Warnings([.. plans], clock.GetUtcNow(), clock.LocalTimeZone);
    }

    /// <summary>
    /// An empty form of a type, with the defaults of the type. It is inactive and without a schedule: nothing runs before a person says so.
    /// </summary>
    public static TaskForm New(TaskType type)
    {
        var settings = (IntegrationTaskSettings)Activator.CreateInstance(type.SettingsType)!;
        if (settings.Name.Length == 0) settings.Name = type.DisplayName;
        return new TaskForm(type, settings) { Active = false };
    }

    /// <summary>Opens a task for editing.</summary>
    /// <exception cref="TaskChangedException">The task is gone.</exception>
    /// <exception cref="TaskSettingsException">Its type is not there, or does not fit the kept settings any more.</exception>
    public async Task<TaskForm> OpenAsync(string taskId, CancellationToken cancellationToken)
    {
        var row = await database.GetTaskAsync(taskId, cancellationToken);
        var type = plugins.Get(row.TypeId);
        var settings = SettingsJson.Read(type.SettingsType, row.Settings);
        TaskSecrets.Blank(settings);
        return new TaskForm(type, settings)
        {
            TaskId = row.Id,
            Version = row.Version,
            Active = row.Active,
            Schedule = ScheduleOf(row),
            KeptSecrets = row.Secrets is null
                ? []
                : [.. new SettingsForm(type.SettingsType).Secrets.Select(secret => secret.Property.Name)],
            ServerWhenOpened = TaskForm.ServerOf(settings),
        };
    }

    /// <summary>Saves a form: a new task, or the changes of one.</summary>
    /// <returns>The task's identity.</returns>
    /// <exception cref="TaskSettingsException">Something has to be corrected, or the name is taken.</exception>
    /// <exception cref="TaskChangedException">Somebody else changed or deleted the task since the form was opened.</exception>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<string> SaveAsync(TaskForm form, Account account, CancellationToken cancellationToken)
    {
        account.RequireAdministrator("saving a task");
        if (form.Problems() is { Count: > 0 } problems) throw new TaskSettingsException([.. problems.Select(problem => problem.Message)]);
        var saved = await database.WriteAsync(
            connection =>
                form.TaskId is null ? Insert(connection, form, account, "") : Update(connection, form, account), cancellationToken);
        Changed?.Invoke();
        return saved;
    }

    /// <summary>
    /// Makes an inactive copy under a free name. It keeps the encrypted secret, for the same type and the same server;
    /// if the server of the copy is changed, the password must be entered again.
    /// </summary>
    /// <returns>The copy's identity.</returns>
    /// <exception cref="TaskChangedException">The task is gone.</exception>
    /// <exception cref="TaskSettingsException">The kept secret cannot be decrypted, or the task's type is not there.</exception>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<string> DuplicateAsync(string taskId, Account account, CancellationToken cancellationToken)
    {
        account.RequireAdministrator("duplicating a task");
        var row = await database.GetTaskAsync(taskId, cancellationToken);
        var settings = SettingsJson.Read(plugins.Get(row.TypeId).SettingsType, row.Settings);
        secrets.FillBlank(row.Id, row.Secrets, settings);
        var copy = await database.WriteAsync(
            connection =>
            {
                settings.Name = TaskNames.FindFree(connection, settings.Name);
                var copy = new TaskForm(plugins.Get(row.TypeId), settings) { Active = false, Schedule = ScheduleOf(row) };
                return Insert(connection, copy, account, $" as a copy of \"{row.Name}\"");
            },
            cancellationToken);
        Changed?.Invoke();
        return copy;
    }

    /// <summary>Activates or deactivates a task. A run that is going on is not touched.</summary>
    /// <exception cref="TaskChangedException">The task is gone.</exception>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task SetActiveAsync(string taskId, bool active, Account account, CancellationToken cancellationToken)
    {
        account.RequireAdministrator(active ? "activating a task" : "deactivating a task");
        await database.WriteAsync(
            connection =>
            {
                database.AcquireAdvisoryLock(connection, Turn);
                var row = TaskRows.Find(connection, taskId) ?? throw TaskRows.Gone();
                Record(connection, account, $"The task \"{row.Name}\" was {(active ? "activated" : "deactivated")}");
                return connection.Update(Stamped(row with { Active = active, NextRunAt = NextRun(active, ScheduleOf(row)) }, account));
            },
            cancellationToken);
        Changed?.Invoke();
    }

    /// <summary>
    /// Deletes a task with its secrets, its checkpoint, its findings and what it remembers. Its runs, and what they imported, stay.
    /// </summary>
    /// <exception cref="TaskAlreadyRunningException">It is running.</exception>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task DeleteAsync(string taskId, Account account, CancellationToken cancellationToken)
    {
        account.RequireAdministrator("deleting a task");
        await database.WriteAsync(
            connection =>
            {
                if (RunRecords.FindOpen(connection, taskId) is { } open)
                {
                    throw new TaskAlreadyRunningException(
                        Words.Of($"The task is running (run {open.Id}). Cancel the run, then delete the task."));
                }

                if (TaskRows.Find(connection, taskId) is { } task)
                    Record(connection, account, $"The task \"{task.Name}\" was deleted; its runs and what they imported stay");
                connection.GetTable<CheckpointRow>().Where(row => row.TaskId == taskId).Delete();
                connection.GetTable<TaskStateRow>().Where(row => row.TaskId == taskId).Delete();
                connection.GetTable<FindingRow>().Where(row => row.TaskId == taskId).Delete();
                connection.GetTable<FindingRunRow>().Where(row => row.TaskId == taskId).Delete();
                connection.GetTable<TaskHealthRow>().Where(row => row.TaskId == taskId).Delete();
                connection.GetTable<MissedRunLimitRow>().Where(row => row.TaskId == taskId).Delete();
                TargetRows.Delete(connection, row => row.TaskId == taskId);
                return connection.GetTable<TaskRow>().Where(row => row.Id == taskId).Delete();
            },
            cancellationToken);
        await queue.RemoveAsync(taskId, cancellationToken);
        Changed?.Invoke();
    }

    private void Record(DataConnection connection, Account account, string entry) =>
        TaskAudit.Record(connection, clock.GetUtcNow(), account, entry);

    private string Insert(DataConnection connection, TaskForm form, Account account, string how)
    {
        database.AcquireAdvisoryLock(connection, Turn);
        TaskNames.RequireFree(connection, form.Settings.Name, null);
        var id = TaskIdentity.Free(connection, form.Type.Id, form.Settings.Name);
        connection.Insert(Stamped(Filled(new TaskRow { Id = id }, form, secrets.Protect(id, form.Settings)), account));
        Record(connection, account, $"The task \"{form.Settings.Name.Trim()}\" was created{how}, {(form.Active ? "active" : "inactive")}");
        return id;
    }

    private string Update(DataConnection connection, TaskForm form, Account account)
    {
        database.AcquireAdvisoryLock(connection, Turn);
        var row = TaskRows.Find(connection, form.TaskId!) ?? throw TaskRows.Gone();
        if (row.Version != form.Version)
            throw new TaskChangedException(
                Words.Of($"{row.ChangedBy} changed the task in the meantime. Nothing was saved. Open it again and repeat your changes."));
        TaskNames.RequireFree(connection, form.Settings.Name, row.Id);
        var settings = SettingsJson.Copy(form.Settings);
        if (TaskRows.ServerOf(row, form.Type) == TaskForm.ServerOf(settings) && HasBlankSecret(settings))
            secrets.FillBlank(row.Id, row.Secrets, settings);
        var filled = Filled(row, form, secrets.Protect(row.Id, settings));
        connection.Update(Stamped(filled, account));
        Record(connection, account, $"The task \"{row.Name}\" was changed: {TaskAudit.Changes(row, filled, form)}");
        return row.Id;
    }

    private static bool HasBlankSecret(IntegrationTaskSettings settings) =>
        new SettingsForm(settings.GetType()).Secrets.Any(secret => string.IsNullOrEmpty((string?)secret.Property.GetValue(settings)));

    private TaskRow Filled(TaskRow row, TaskForm form, string? protectedSecrets) => row with
    {
        Name = form.Settings.Name.Trim(),
        NameKey = NameKey.Of(form.Settings.Name),
        TypeId = form.Type.Id,
        Settings = SettingsJson.WithoutSecrets(form.Settings),
        Secrets = protectedSecrets,
        Active = form.Active,
        Schedule = form.Schedule is null ? null : JsonSerializer.Serialize(form.Schedule, SettingsJson.Options),
        NextRunAt = NextRun(form.Active, form.Schedule),
    };

    private TaskRow Stamped(TaskRow row, Account account) =>
        row with { Version = row.Version + 1, ChangedBy = account.Name, ChangedAt = clock.GetUtcNow().ToUnixTimeMilliseconds() };

    private long? NextRun(bool active, TaskSchedule? schedule) =>
        active && schedule is not null ? ScheduleTimes.Next(schedule, clock.GetUtcNow())?.ToUnixTimeMilliseconds() : null;

    private static TaskSchedule? ScheduleOf(TaskRow row) =>
        row.Schedule is null ? null : JsonSerializer.Deserialize<TaskSchedule>(row.Schedule, SettingsJson.Options);

    private static ConnectorTask Describe(TaskRow row) => new(row.Id, row.Name, row.TypeId, row.Active, row.Version)
    {
        Schedule = ScheduleOf(row),
        NextRunAt = row.NextRunAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
        ChangedBy = row.ChangedBy,
        ChangedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.ChangedAt),
    };
}
