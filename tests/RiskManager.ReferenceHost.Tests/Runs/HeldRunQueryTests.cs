using LinqToDB;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Runs;

/// <summary>Which tasks are held, on both stores (R39).</summary>
[StoreTestClass]
public sealed class HeldRunQueryTests
{
    [TestMethod]
    public async Task A_task_is_held_while_its_last_run_that_began_ended_held()
    {
        await using var place = await TestDatabase.CreateAsync();
        using var database = await Database.OpenAsync(place.Options, CancellationToken.None);
        RunRow[] runs =
        [
            Run("a1", "a", 1, "Complete"), Run("a2", "a", 2, "Held"), Run("a3", "a", 3, "Skipped"), Run("a4", "a", 4, "Skipped"),
            Run("b1", "b", 1, "Held"), Run("b2", "b", 2, "Running"),
            Run("c1", "c", 1, "Held"), Run("c2", "c", 2, "Held"),
            Run("d1", "d", 1, "Skipped"),
        ];
        await database.WriteAsync(connection => runs.Sum(run => connection.Insert(run)), CancellationToken.None);

        var (found, all) = await database.ReadAsync(
            connection => (
                new[] { "a", "b", "c", "d" }.Select(task => HeldRuns.Find(connection, task)?.Id).ToArray(),
                HeldRuns.List(connection).Select(run => run.Id).Order(StringComparer.Ordinal).ToArray()),
            CancellationToken.None);

        CollectionAssert.AreEqual(new[] { "a2", null, "c2", null }, found);
        CollectionAssert.AreEqual(new[] { "a2", "c2" }, all);
    }

    private static RunRow Run(string id, string task, long startedAt, string status) => new()
    {
        Id = id, TaskId = task, TaskName = task, TypeId = "stand-in", Settings = "{}", StartedAt = startedAt, Status = status,
        Origin = nameof(RunOrigin.Person), ApprovedBy = "Ana",
    };
}
