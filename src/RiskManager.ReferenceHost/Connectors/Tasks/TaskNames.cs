using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Connectors.Tasks;

/// <summary>The names of tasks: no two tasks have the same. Whoever writes one holds the lock of the tasks.</summary>
internal static class TaskNames
{
    /// <param name="connection">A transaction.</param>
    /// <param name="name">The name.</param>
    /// <param name="ownId">The task that may have it already.</param>
    /// <exception cref="TaskSettingsException">Another task has the name.</exception>
    public static void RequireFree(DataConnection connection, string name, string? ownId)
    {
        var key = NameKey.Of(name);
        if (connection.GetTable<TaskRow>().Any(row => row.NameKey == key && row.Id != ownId))
            throw new TaskSettingsException(Words.Of($"name: there is a task \"{name.Trim()}\" already; choose another name."));
    }

    /// <summary>The name with the lowest number, from 2 on, that no task has.</summary>
    public static string FindFree(DataConnection connection, string name)
    {
        var taken = connection.GetTable<TaskRow>().Select(row => row.NameKey).ToHashSet(StringComparer.Ordinal);
        var number = 2;
        while (taken.Contains(NameKey.Of($"{name} ({number})"))) number++;
        return $"{name} ({number})";
    }
}
