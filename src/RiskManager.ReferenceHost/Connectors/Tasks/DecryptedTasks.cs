using RiskManager.Contracts;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Connectors.Tasks;

/// <summary>Reads configured tasks with their secrets, for runs, tests and masking. Secrets never leave the server.</summary>
internal sealed class DecryptedTasks(Database database, PluginCatalog plugins, TaskSecrets secrets)
{
    /// <summary>The form of a task with its secrets, for a run. Never leaves the server.</summary>
    /// <exception cref="TaskChangedException">The task is gone.</exception>
    /// <exception cref="TaskSettingsException">
    /// The type is not there, the secret cannot be decrypted, or a field has to be corrected.
    /// </exception>
    public async Task<TaskToRun> ReadForRunAsync(string taskId, CancellationToken cancellationToken)
    {
        var row = await database.GetTaskAsync(taskId, cancellationToken);
        var type = plugins.Get(row.TypeId);
        var settings = SettingsJson.Read(type.SettingsType, row.Settings);
        secrets.FillBlank(row.Id, row.Secrets, settings);
        SettingsValidation.Check(settings);
        return new TaskToRun(row.Id, row.Active, type, settings);
    }

    /// <summary>The settings of a form with the kept secrets filled in, for a test, a preview or a list of choices.</summary>
    /// <exception cref="TaskSettingsException">The kept secret cannot be decrypted.</exception>
    public async Task<IntegrationTaskSettings> FillAsync(TaskForm form, CancellationToken cancellationToken)
    {
        var settings = SettingsJson.Copy(form.Settings);
        if (form.TaskId is null || TaskForm.ServerOf(form.Settings) != form.ServerWhenOpened) return settings;
        var row = await database.GetTaskAsync(form.TaskId, cancellationToken);
        if (TaskRows.ServerOf(row, form.Type) == TaskForm.ServerOf(settings)) secrets.FillBlank(row.Id, row.Secrets, settings);
        return settings;
    }

    /// <summary>
    /// The secrets that are kept for a task, to search texts for them. Never leaves the server; empty when there are none to be
    /// had.
    /// </summary>
    public async Task<IReadOnlyList<string>> KeptSecretsAsync(string taskId, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(connection => TaskRows.Find(connection, taskId), cancellationToken);
        if (row?.Secrets is null) return [];
        try
        {
            return secrets.Values(row.Id, row.Secrets);
        }
        catch (TaskSettingsException)
        {
            // What this host cannot decrypt it cannot have written anywhere since it lost the key.
            return [];
        }
    }
}
