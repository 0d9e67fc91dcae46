using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Connectors.Tasks;

/// <summary>The kept tasks as rows.</summary>
internal static class TaskRows
{
    public static TaskRow? Find(DataConnection connection, string taskId) =>
        connection.GetTable<TaskRow>().FirstOrDefault(row => row.Id == taskId);

    /// <exception cref="TaskChangedException">The task is gone.</exception>
    public static async Task<TaskRow> GetTaskAsync(this Database database, string taskId, CancellationToken cancellationToken) =>
        await database.ReadAsync(connection => Find(connection, taskId), cancellationToken) ?? throw Gone();

    /// <summary>The server that the kept secrets of a task are for.</summary>
    public static string ServerOf(TaskRow row, TaskType type) => TaskForm.ServerOf(SettingsJson.Read(type.SettingsType, row.Settings));

    public static TaskChangedException Gone() => new(Words.Of($"The task no longer exists: it was deleted."));
}
