using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Changes;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Runs.Comparison;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Runs;

/// <summary>What can be said about the time between two runs.</summary>
[StoreTestClass]
public sealed class RunComparerTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 2, 0, 0, TimeSpan.Zero);

    [TestMethod]
    public async Task What_runs_and_people_did_between_the_ends_of_two_runs_is_listed_by_kind()
    {
        await using var store = await StoryAsync();

        var all = await AllAsync(store, "run-1", "run-2");

        CollectionAssert.AreEqual(
            new[]
            {
                "Created: SRV5 by run-2",
                "Recreated: SRV2 by run-2",
                "Renamed: NEW4 by run-2, name: SRV4 → NEW4",
                "Renamed: SRV3 by Administrator, name: SRV3 → by hand",
                "OperatingSystem: SRV1 by run-2, operatingSystem: Linux → Windows",
                "Other: SRV1 by run-2, hostaddress:  → 10.0.0.1",
                "Other: SRV3 by Administrator, dnsName:  → srv3.example.com",
                "Moved: SRV1 by Administrator, perimeter: Data center → Branch",
                "Deleted: SRV2 by Administrator",
                "Gone: SRV9 by run-2",
            },
            all);
    }

    [TestMethod]
    public async Task Counts_say_how_long_the_lists_are()
    {
        await using var store = await StoryAsync();
        var comparer = Comparer(store);

        var counts = await comparer.CountAsync(await comparer.OpenAsync("run-1", "run-2", CancellationToken.None), CancellationToken.None);

        CollectionAssert.AreEqual(
            new[] { "Created 1", "Recreated 1", "Renamed 2", "OperatingSystem 1", "Other 2", "Moved 1", "Deleted 1", "Gone 1" },
            counts.OrderBy(count => count.Key).Select(count => $"{count.Key} {count.Value}").ToArray());
    }

    [TestMethod]
    public async Task The_order_of_the_two_runs_does_not_matter_and_what_was_before_or_after_them_is_left_out()
    {
        await using var store = await StoryAsync();

        CollectionAssert.AreEqual(await AllAsync(store, "run-1", "run-2"), await AllAsync(store, "run-2", "run-1"));
        CollectionAssert.AreEqual(
            new[] { "Moved: NEW4 by Administrator, perimeter: Data center → Branch" }, await AllAsync(store, "run-2", "run-3"));
    }

    [TestMethod]
    public async Task Pages_of_any_size_show_every_difference_once_in_the_same_order()
    {
        await using var store = await StoryAsync();
        var comparer = Comparer(store);
        var runs = await comparer.OpenAsync("run-1", "run-2", CancellationToken.None);

        foreach (var kind in Enum.GetValues<DifferenceKind>())
        {
            var whole = await comparer.ListAsync(runs, kind, null, 100, CancellationToken.None);
            var paged = new List<Difference>();
            while (await comparer.ListAsync(runs, kind, paged.LastOrDefault()?.Position, 1, CancellationToken.None) is [var next])
                paged.Add(next);

            CollectionAssert.AreEqual(whole.Select(Describe).ToArray(), paged.Select(Describe).ToArray(), kind.ToString());
        }
    }

    [TestMethod]
    public async Task What_people_did_to_assets_of_other_tasks_or_to_their_own_is_left_out()
    {
        await using var store = await StoryAsync();
        await RecordAsync(store, "other-1", 0, 1, task: "other");
        await store.ApplyAsync(TestStore.Asset("77", source: "Qualys:other"), run: "other-1");
        var copy = await store.People.CopyAsync((await store.RowAsync("3")).Id, CancellationToken.None);
        await store.People.DeleteAsync(copy.Id, CancellationToken.None);
        await store.People.DeleteAsync(new AssetKey("Qualys:other", "77"), CancellationToken.None);

        CollectionAssert.AreEqual(
            new[] { "Moved: NEW4 by Administrator, perimeter: Data center → Branch" }, await AllAsync(store, "run-2", "run-3"));
    }

    [TestMethod]
    public async Task Runs_that_continued_each_other_count_as_one_that_ends_with_the_last()
    {
        await using var store = await TestStore.CreateAsync();
        await RecordAsync(store, "run-1", 0, 10);
        await store.ApplyAsync(TestStore.Asset("1", name: "Old") + TestStore.Asset("2", name: "Old"), run: "run-1");
        await RecordAsync(store, "run-2", 60, 70, updated: 1, status: RunStatusNames.Interrupted);
        await RecordAsync(store, "run-3", 80, 90, updated: 2, resumed: "run-2");
        await store.ApplyAsync(TestStore.Asset("1", name: "New"), run: "run-2");
        await store.ApplyAsync(TestStore.Asset("2", name: "New"), run: "run-2");
        var comparer = Comparer(store);

        Assert.HasCount(2, await AllAsync(store, "run-1", "run-2"));
        Assert.HasCount(2, await AllAsync(store, "run-1", "run-3"));
        var runs = await comparer.OpenAsync("run-1", "run-2", CancellationToken.None);
        Assert.AreEqual((Start.AddMinutes(10), Start.AddMinutes(90), 2L), (runs.From, runs.Until, runs.ChangedByCounts));
        var refused = await Assert.ThrowsExactlyAsync<TaskSettingsException>(
            () => comparer.OpenAsync("run-2", "run-3", CancellationToken.None));
        Assert.AreEqual("The two runs are one: the second continued the first. Choose another.", refused.Message);
    }

    [TestMethod]
    public async Task Runs_that_cannot_be_compared_are_refused_with_the_reason()
    {
        await using var store = await TestStore.CreateAsync();
        await RecordAsync(store, "run-1", 0, 10);
        await RecordAsync(store, "other", 20, 30, task: "other");
        await RecordAsync(store, "open", 40, null, status: RunStatusNames.Running);

        Assert.AreEqual("The two runs are not of the same task.", await RefusalAsync(store, "run-1", "other"));
        Assert.AreEqual("A run that goes on cannot be compared yet.", await RefusalAsync(store, "run-1", "open"));
        Assert.AreEqual("There is no run gone.", await RefusalAsync(store, "run-1", "gone"));
    }

    [TestMethod]
    public async Task What_the_store_did_not_keep_is_said()
    {
        await using var store = await StoryAsync();
        var comparer = Comparer(store);
        var whole = await comparer.OpenAsync("run-1", "run-2", CancellationToken.None);
        await store.Database.WriteAsync(
            connection =>
            {
                var row = new RunChangeRow
                {
                    RunId = "run-2", ImportId = "x", Name = "x", Action = RunChanges.UpdatedAction, Fields = "[]",
                };
                connection.BulkCopy(Enumerable.Repeat(row, RunChanges.MaxPerRun));
                return connection.GetTable<AssetEventsBeginRow>().Set(begin => begin.RunStartedAt, Start.ToUnixTimeMilliseconds()).Update();
            },
            CancellationToken.None);

        var cut = await comparer.OpenAsync("run-1", "run-2", CancellationToken.None);

        Assert.IsTrue(whole.KnowsPeople);
        Assert.IsEmpty(whole.CutRuns);
        Assert.IsFalse(cut.KnowsPeople);
        CollectionAssert.AreEqual(new[] { "run-2" }, cut.CutRuns.ToArray());
        Assert.AreEqual((2L, 3L), (cut.CreatedByCounts, cut.ChangedByCounts));
        Assert.IsTrue((await comparer.OpenAsync("run-2", "run-3", CancellationToken.None)).KnowsPeople);
    }

    /// <summary>A run, a morning of people, a second run with one of everything, and a third that finds nothing to do.</summary>
    private static async Task<TestStore> StoryAsync()
    {
        var store = await TestStore.CreateAsync();
        await RecordAsync(store, "run-1", 0, 10, created: 4);
        await store.ApplyAsync(
            TestStore.Asset("1", TestStore.Attribute("operatingSystem", "Linux")) + TestStore.Asset("2") + TestStore.Asset("3")
            + TestStore.Asset("4"),
            run: "run-1");
        await store.People.EditAsync(TestStore.Key("4"), new AssetEdit("SRV4", "before.example.com"), CancellationToken.None);

        store.Clock.SetUtcNow(Start.AddMinutes(20));
        await store.People.MoveAsync(TestStore.Key("1"), "Branch", CancellationToken.None);
        await store.People.DeleteAsync(TestStore.Key("2"), CancellationToken.None);
        await store.People.EditAsync(TestStore.Key("3"), new AssetEdit("by hand", "srv3.example.com"), CancellationToken.None);

        await RecordAsync(store, "run-2", 60, 70, created: 1, recreated: 1, updated: 2);
        await store.ApplyAsync(
            TestStore.Asset("1", "<hostaddress>10.0.0.1</hostaddress>" + TestStore.Attribute("operatingSystem", "Windows"))
            + TestStore.Asset("2") + TestStore.Asset("4", name: "NEW4") + TestStore.Asset("5"),
            run: "run-2");
        await store.Database.WriteAsync(
            connection => connection.Insert(new FindingRow
            {
                TaskId = "task", Kind = "gone", Source = TestStore.Source, ImportId = "9", RunId = "run-2", Name = "SRV9",
                Since = Start.AddMinutes(65).ToUnixTimeMilliseconds(),
            }),
            CancellationToken.None);

        store.Clock.SetUtcNow(Start.AddMinutes(80));
        await store.People.MoveAsync(TestStore.Key("4"), "Branch", CancellationToken.None);
        await RecordAsync(store, "run-3", 120, 130);
        return store;
    }

    private static Task<int> RecordAsync(
        TestStore store, string id, int start, int? end, long created = 0, long recreated = 0, long updated = 0, string? resumed = null,
        string status = "Complete", string task = "task") => store.Database.WriteAsync(
        connection => connection.Insert(new RunRow
        {
            Id = id, TaskId = task, TaskName = "Nightly", TypeId = "type", Settings = "{}", Status = status, ResumedRunId = resumed,
            Origin = nameof(RunOrigin.Schedule), StartedAt = Start.AddMinutes(start).ToUnixTimeMilliseconds(),
            EndedAt = end is { } minutes ? Start.AddMinutes(minutes).ToUnixTimeMilliseconds() : null,
            Counts = new ImportCounts { Created = created, Recreated = recreated, Updated = updated },
        }),
        CancellationToken.None);

    private static RunComparer Comparer(TestStore store) => new(store.Database, new RunHistory(store.Database));

    private static async Task<string[]> AllAsync(TestStore store, string older, string newer)
    {
        var comparer = Comparer(store);
        var runs = await comparer.OpenAsync(older, newer, CancellationToken.None);
        var all = new List<string>();
        foreach (var kind in Enum.GetValues<DifferenceKind>())
            all.AddRange((await comparer.ListAsync(runs, kind, null, 100, CancellationToken.None)).Select(Describe));
        return [.. all];
    }

    private static async Task<string> RefusalAsync(TestStore store, string first, string second) =>
        (await Assert.ThrowsExactlyAsync<TaskSettingsException>(
            () => Comparer(store).OpenAsync(first, second, CancellationToken.None))).Message;

    private static string Describe(Difference difference) =>
        $"{difference.Kind}: {difference.Name} by {difference.Account ?? difference.RunId}"
        + string.Concat(difference.Changes.Select(change => $", {change.Field}: {change.OldValue} → {change.NewValue}"));
}
