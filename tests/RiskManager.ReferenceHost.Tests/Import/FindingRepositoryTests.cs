using System.Globalization;
using System.Runtime.CompilerServices;
using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import;
using RiskManager.ReferenceHost.Import.Batches;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Import;

/// <summary>What a task found replaces what it had found (R36, R37).</summary>
[StoreTestClass]
public sealed class FindingRepositoryTests
{
    private static readonly FindingKind[] Absent = [FindingKind.Gone, FindingKind.LeftFilter];

    [TestMethod]
    public async Task A_finding_has_the_name_and_the_perimeter_of_its_asset_and_what_the_task_said()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("10"));

        var counts = await ReplaceAsync(
            store, "run-1", [FindingKind.Identity, FindingKind.Stale],
            new AssetFinding(FindingKind.Identity, TestStore.Key("10"))
            {
                OtherId = "99", Shared = ["cloudId", "dnsName"], IsCertain = true,
            },
            new AssetFinding(FindingKind.Stale, TestStore.Key("11")) { Days = 30 });

        Assert.AreEqual((1L, 1L), (counts[FindingKind.Identity], counts[FindingKind.Stale]));
        var rows = await RowsAsync(store);
        Assert.AreEqual(
            new FindingRow
            {
                Id = rows[0].Id, TaskId = "task", Kind = "identity", Source = TestStore.Source, ImportId = "10", Subject = "99",
                RunId = "run-1", Name = "SRV10", Perimeter = "Data center", Since = 1772330400000, OtherId = "99",
                Shared = "[\"cloudId\",\"dnsName\"]", Certain = true,
            },
            rows[0]);
        Assert.AreEqual(("stale", "11", "", 30), (rows[1].Kind, rows[1].ImportId, rows[1].Name, rows[1].Days));
    }

    [TestMethod]
    public async Task A_known_finding_keeps_its_moment_and_one_that_is_not_found_again_goes()
    {
        await using var store = await TestStore.CreateAsync();
        await ReplaceAsync(store, "run-1", Absent, Gone("10"), Gone("11"));
        store.Clock.Advance(TimeSpan.FromDays(1));

        var counts = await ReplaceAsync(store, "run-2", Absent, Gone("11"), Gone("12"));

        Assert.AreEqual((2L, 0L), (counts[FindingKind.Gone], counts[FindingKind.LeftFilter]));
        Assert.AreEqual(
            "11 run-1 1772330400000, 12 run-2 1772416800000",
            string.Join(", ", (await RowsAsync(store)).Select(
                row => string.Create(CultureInfo.InvariantCulture, $"{row.ImportId} {row.RunId} {row.Since}"))));
    }

    [TestMethod]
    public async Task Only_a_finding_that_changed_is_written_again_and_all_belong_to_the_run_that_found_them_last()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("10") + TestStore.Asset("11"));
        await ReplaceAsync(store, "run-1", [FindingKind.Stale], Stale("10", 30), Stale("11", 30), Stale("12", 30));
        await store.ApplyAsync(TestStore.Asset("11", name: "NEW11"));

        await ReplaceAsync(store, "run-2", [FindingKind.Stale], Stale("10", 30), Stale("11", 30), Stale("12", 60));

        Assert.AreEqual(
            "10 run-1 SRV10 30, 11 run-2 NEW11 30, 12 run-2  60",
            string.Join(", ", (await RowsAsync(store)).Select(
                row => string.Create(CultureInfo.InvariantCulture, $"{row.ImportId} {row.RunId} {row.Name} {row.Days}"))));
        Assert.AreEqual(
            "task stale run-2",
            await store.ReadAsync(connection => connection.GetTable<FindingRunRow>()
                .Select(row => row.TaskId + " " + row.Kind + " " + row.RunId).Single()));
    }

    [TestMethod]
    public async Task Other_kinds_and_other_tasks_keep_their_findings()
    {
        await using var store = await TestStore.CreateAsync();
        await ReplaceAsync(store, "run-1", Absent, Gone("10"));
        await ReplaceAsync(store, "run-1", [FindingKind.Stale], new AssetFinding(FindingKind.Stale, TestStore.Key("10")));
        await new FindingRepository(store.Database, store.Clock).ReplaceAsync(
            "other", "run-9", Absent, new[] { Gone("10") }.ToAsyncEnumerable(), CancellationToken.None);

        await ReplaceAsync(store, "run-2", Absent);

        Assert.AreEqual(
            "other gone, task stale", string.Join(", ", (await RowsAsync(store)).Select(row => $"{row.TaskId} {row.Kind}")));
    }

    [TestMethod]
    public async Task A_dismissed_pair_stays_dismissed_and_does_not_count()
    {
        await using var store = await TestStore.CreateAsync();
        FindingKind[] kinds = [FindingKind.Identity];
        await ReplaceAsync(store, "run-1", kinds, Pair("10", "99"));
        await store.WriteAsync("UPDATE findings SET dismissed_by = 'Ana', dismissed_at = 1");

        Assert.AreEqual(0, (await ReplaceAsync(store, "run-2", kinds))[FindingKind.Identity]);
        Assert.AreEqual(1, (await ReplaceAsync(store, "run-3", kinds, Pair("10", "99"), Pair("10", "98")))[FindingKind.Identity]);

        Assert.AreEqual(
            "98 nobody, 99 Ana", string.Join(", ", (await RowsAsync(store)).Select(row => $"{row.OtherId} {row.DismissedBy ?? "nobody"}")));
    }

    [TestMethod]
    public async Task A_cancelled_call_changes_nothing()
    {
        await using var store = await TestStore.CreateAsync();
        await ReplaceAsync(store, "run-1", Absent, Gone("10"));
        using var cancelling = new CancellationTokenSource();

        await Assert.ThrowsAsync<OperationCanceledException>(() => new FindingRepository(store.Database, store.Clock).ReplaceAsync(
            "task", "run-2", Absent, CancelAfterOneAsync(cancelling, cancelling.Token), cancelling.Token));

        Assert.AreEqual("10 run-1", string.Join(", ", (await RowsAsync(store)).Select(row => $"{row.ImportId} {row.RunId}")));
    }

    [TestMethod]
    public async Task A_run_that_another_process_took_over_changes_nothing()
    {
        await using var store = await TestStore.CreateAsync();

        await Assert.ThrowsExactlyAsync<HostStoreException>(
            () => new FindingRepository(store.Database, store.Clock, new RunFence("run-1", "nobody")).ReplaceAsync(
                "task", "run-1", Absent, new[] { Gone("10") }.ToAsyncEnumerable(), CancellationToken.None));

        Assert.IsEmpty(await RowsAsync(store));
    }

    [TestMethod]
    public async Task A_finding_of_a_kind_that_is_not_replaced_is_refused()
    {
        await using var store = await TestStore.CreateAsync();

        await Assert.ThrowsExactlyAsync<ArgumentException>(() => ReplaceAsync(store, "run-1", [FindingKind.Stale], Gone("10")));

        Assert.IsEmpty(await RowsAsync(store));
    }

    [TestMethod]
    public async Task A_batch_can_be_written_while_findings_are_still_collected()
    {
        await using var store = await TestStore.CreateAsync();

        await new FindingRepository(store.Database, store.Clock).ReplaceAsync(
            "task", "run-1", Absent, ApplyMeanwhileAsync(store), CancellationToken.None);

        Assert.AreEqual("SRV10", (await RowsAsync(store)).Single(row => row.ImportId == "10").Name);
    }

    private static async IAsyncEnumerable<AssetFinding> ApplyMeanwhileAsync(TestStore store)
    {
        for (var number = 0; number < 1_500; number++) yield return Gone((20_000 + number).ToString(CultureInfo.InvariantCulture));
        await store.ApplyAsync(TestStore.Asset("10"));
        yield return Gone("10");
    }

    private static async IAsyncEnumerable<AssetFinding> CancelAfterOneAsync(
        CancellationTokenSource cancelling, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Gone("11");
        await cancelling.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static AssetFinding Gone(string id) => new(FindingKind.Gone, TestStore.Key(id));

    private static AssetFinding Stale(string id, int days) => new(FindingKind.Stale, TestStore.Key(id)) { Days = days };

    private static AssetFinding Pair(string id, string other) =>
        new(FindingKind.Identity, TestStore.Key(id)) { OtherId = other, Shared = ["cloudId"], IsCertain = true };

    private static Task<IReadOnlyDictionary<FindingKind, long>> ReplaceAsync(
        TestStore store, string run, FindingKind[] kinds, params AssetFinding[] findings) =>
        new FindingRepository(store.Database, store.Clock).ReplaceAsync(
            "task", run, kinds, findings.ToAsyncEnumerable(), CancellationToken.None);

    private static Task<List<FindingRow>> RowsAsync(TestStore store) => store.ReadAsync(
        connection => connection.GetTable<FindingRow>()
            .OrderBy(row => row.TaskId).ThenBy(row => row.Kind).ThenBy(row => row.ImportId).ThenBy(row => row.Subject).ToList());
}
