using System.Security.Cryptography;
using System.Text;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Runs.Sessions;

/// <summary>
/// The identity of a task, which locks, checkpoints and the history belong to. A configured task keeps its own whatever its
/// name becomes; a command-line import goes under the configured task of its type and name, else under an identity that the
/// same type and name give on every machine.
/// </summary>
internal static class TaskIdentity
{
    public static string Of(string taskTypeId, string taskName) => Of(taskTypeId, taskName, 0);

    /// <summary>The identity that an import by name goes under.</summary>
    public static string ForName(DataConnection connection, string taskTypeId, string taskName)
    {
        const string find = "SELECT id FROM tasks WHERE type_id = @type AND name_key = @name";
        return connection.Text(find, ("@type", taskTypeId), ("@name", NameKey.Of(taskName))) ?? Free(connection, taskTypeId, taskName);
    }

    /// <summary>The identity for a new task: that of its name, unless a task that was renamed since has it.</summary>
    public static string Free(DataConnection connection, string taskTypeId, string taskName)
    {
        for (var number = 0; ; number++)
        {
            var id = Of(taskTypeId, taskName, number);
            if (connection.Text("SELECT id FROM tasks WHERE id = @id", ("@id", id)) is null) return id;
        }
    }

    private static string Of(string taskTypeId, string taskName, int number)
    {
        var text = number == 0 ? $"{taskTypeId}\n{NameKey.Of(taskName)}" : $"{taskTypeId}\n{NameKey.Of(taskName)}\n{number}";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return "task-" + Convert.ToHexStringLower(hash.AsSpan(0, 8));
    }
}
