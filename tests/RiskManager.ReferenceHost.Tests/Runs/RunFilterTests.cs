using LinqToDB;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Runs;

/// <summary>The list of the runs of all tasks.</summary>
[StoreTestClass]
public sealed class RunFilterTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly RunFilter Any = new(null, null, null, null, null);

    [TestMethod]
    public async Task Pages_lose_no_run_though_several_began_in_one_moment()
    {
        await using var store = await TestStore.CreateAsync();
        for (var run = 0; run < 7; run++) await InsertAsync(store, $"run-{run}", minute: run / 3);
        var history = new RunHistory(store.Database);

        var found = new List<string>();
        RunRecord? after = null;
        while (await history.FindAsync(Any, after, 2, CancellationToken.None) is { Count: > 0 } page)
        {
            found.AddRange(page.Select(run => run.Id));
            after = page[^1];
        }

        CollectionAssert.AreEqual(new[] { "run-6", "run-3", "run-4", "run-5", "run-0", "run-1", "run-2" }, found);
    }

    [TestMethod]
    public async Task Pages_of_one_task_lose_no_run_and_have_none_of_another()
    {
        await using var store = await TestStore.CreateAsync();
        for (var run = 0; run < 5; run++) await InsertAsync(store, $"run-{run}", minute: 0, task: run == 2 ? "other" : "task");
        var history = new RunHistory(store.Database);

        var first = await history.FindAsync(RunFilter.OfTask("task"), null, 2, CancellationToken.None);
        var second = await history.FindAsync(RunFilter.OfTask("task"), first[^1], 3, CancellationToken.None);

        CollectionAssert.AreEqual(new[] { "run-0", "run-1" }, first.Select(run => run.Id).ToList());
        CollectionAssert.AreEqual(new[] { "run-3", "run-4" }, second.Select(run => run.Id).ToList());
    }

    [TestMethod]
    public async Task It_finds_by_task_status_person_and_days()
    {
        await using var store = await TestStore.CreateAsync();
        await InsertAsync(store, "run-1", minute: 0, task: "a", by: "root", from: "command line");
        await InsertAsync(store, "run-2", minute: 1, task: "b", by: "Ana");
        await InsertAsync(store, "run-3", minute: 2, task: "b", status: RunStatusNames.Failed);
        var history = new RunHistory(store.Database);

        Assert.AreEqual("run-3 run-2", await IdsAsync(history, Any with { TaskId = "b" }));
        Assert.AreEqual("run-3", await IdsAsync(history, Any with { Status = RunStatusNames.Failed }));
        Assert.AreEqual("run-2", await IdsAsync(history, Any with { StartedBy = "AN" }));
        Assert.AreEqual("run-2", await IdsAsync(history, Any with { From = Start.AddMinutes(1), Until = Start.AddMinutes(2) }));
        Assert.AreEqual("", await IdsAsync(history, Any with { TaskId = "a", Status = RunStatusNames.Failed }));
        Assert.AreEqual("command line", (await history.FindAsync("run-1", CancellationToken.None))!.StartedFrom);
    }

    [TestMethod]
    [DataRow("yesterday", "2026-02-30")]
    [DataRow("0001-01-01", "9999-12-31")]
    [DataRow("9999-12-31", "0001-01-01")]
    public void What_is_no_day_of_a_run_filters_nothing(string from, string until) =>
        Assert.AreEqual(Any, RunFilter.OfDays(null, null, null, from, until));

    private static async Task<string> IdsAsync(RunHistory history, RunFilter filter) =>
        string.Join(' ', (await history.FindAsync(filter, null, 10, CancellationToken.None)).Select(run => run.Id));

    private static Task<int> InsertAsync(
        TestStore store, string id, int minute, string task = "task", string? by = null, string? from = null, string? status = null) =>
        store.Database.WriteAsync(
            connection => connection.Insert(new RunRow
            {
                Id = id, TaskId = task, TaskName = "Task", TypeId = "type", Settings = "{}",
                StartedAt = Start.AddMinutes(minute).ToUnixTimeMilliseconds(), Status = status ?? RunStatusNames.Complete,
                Origin = nameof(RunOrigin.Schedule), StartedBy = by, StartedFrom = from,
            }),
            CancellationToken.None);
}
