using System.Globalization;
using LinqToDB;
using LinqToDB.Data;
using LinqToDB.Mapping;
using RiskManager.ReferenceHost.Findings;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Findings;

[StoreTestClass]
public sealed class FindingSearchTests
{
    [TestMethod]
    public async Task Pages_follow_each_other_in_both_orders_of_each_column()
    {
        await using var store = await TestStore.CreateAsync();
        await InsertAsync(store, [.. Enumerable.Range(0, 120).Select(number => Row(number, since: number / 50, name: $"Srv{number % 7}"))]);

        Assert.AreEqual("0..49 50..99 100..119", await PagesAsync(store, new FindingQuery()));
        Assert.AreEqual("119..70 69..20 19..0", await PagesAsync(store, new FindingQuery { Descending = true }));
        Assert.AreEqual("0..100 107..96 103..118", await PagesAsync(store, new FindingQuery { Column = FindingColumn.Name }));
        Assert.AreEqual(
            "118..11 4..15 8..0", await PagesAsync(store, new FindingQuery { Column = FindingColumn.Name, Descending = true }));
    }

    [TestMethod]
    public async Task Findings_are_filtered_by_kind_task_and_dismissal()
    {
        await using var store = await TestStore.CreateAsync();
        await InsertAsync(
            store, Row(1), Row(2) with { Kind = "stale" }, Row(3) with { TaskId = "other" },
            Row(4) with { Kind = "identity", DismissedAt = 1, DismissedBy = "Ana" });

        Assert.AreEqual("1..3", await PagesAsync(store, new FindingQuery()));
        Assert.AreEqual("2..2", await PagesAsync(store, new FindingQuery { Kind = "stale" }));
        Assert.AreEqual("3..3", await PagesAsync(store, new FindingQuery { TaskId = "other" }));
        Assert.AreEqual("4..4", await PagesAsync(store, new FindingQuery { Dismissed = true }));
        Assert.AreEqual(3, await new FindingSearch(store.Database).CountAsync(new FindingQuery(), CancellationToken.None));
        Assert.AreEqual(
            "other, task", string.Join(", ", (await new FindingSearch(store.Database).ListTasksAsync(CancellationToken.None))
                .Select(task => task.Key)));
    }

    [TestMethod]
    public async Task A_finding_is_where_its_asset_is_now_and_has_its_name()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1") + TestStore.Asset("2"));
        await InsertAsync(store, Row(1), Row(2), Row(3));
        await store.People.MoveAsync(TestStore.Key("2"), "Head office", CancellationToken.None);
        var office = await store.ReadAsync(connection => connection.GetTable<PerimeterRow>().Single(row => row.Name == "Head office").Id);
        var search = new FindingSearch(store.Database);

        var moved = (await search.FindAsync(new FindingQuery { Perimeters = [office] }, CancellationToken.None)).Findings.Single();
        var gone = (await search.FindAsync(new FindingQuery(), CancellationToken.None)).Findings[2];

        Assert.AreEqual(("2", "SRV2", "Head office"), (moved.Id, moved.Name, moved.Perimeter));
        Assert.AreEqual((await store.RowAsync("2")).Id, moved.AssetId);
        Assert.AreEqual(("3", "Srv", "Elsewhere"), (gone.Id, gone.Name, gone.Perimeter));
        Assert.IsNull(gone.AssetId);
    }

    [TestMethod]
    public async Task A_page_far_behind_is_found_along_the_index()
    {
        await using var store = await TestStore.CreateAsync();
        await InsertAsync(store, Row(1));
        var query = new FindingQuery { After = new FindingPosition(0, "", 0) };

        var plans = await store.ReadAsync(connection =>
        {
            string[] plans =
            [
                Plan(connection, "WHERE (since, id) > (5, 7) ORDER BY since, id LIMIT 51"),
                Plan(connection, "WHERE (lower(coalesce(name, '')), id) > ('a', 7) ORDER BY lower(coalesce(name, '')), id LIMIT 51"),
            ];
            return plans;
        });

        Assert.Contains("findings_by_since", plans[0]);
        Assert.Contains("findings_by_name", plans[1]);
        Assert.HasCount(1, (await new FindingSearch(store.Database).FindAsync(query, CancellationToken.None)).Findings);
    }

    private static string Plan(DataConnection connection, string query)
    {
        if (TestDatabase.Store == StoreKind.Sqlite)
        {
            var steps = connection.Query<PlanStep>($"EXPLAIN QUERY PLAN SELECT * FROM findings {query}");
            return string.Join('\n', steps.Select(step => step.Detail));
        }

        connection.Execute("SET enable_seqscan = off");
        connection.Execute("SET enable_bitmapscan = off");
        return string.Join('\n', connection.Query<string>($"EXPLAIN SELECT * FROM findings {query}"));
    }

    private static FindingRow Row(int number, long since = 1, string name = "Srv") => new()
    {
        TaskId = "task",
        Kind = "gone",
        Source = TestStore.Source,
        ImportId = number.ToString(CultureInfo.InvariantCulture),
        RunId = "run-1",
        Name = name,
        Perimeter = "Elsewhere",
        Since = since,
    };

    private static Task<BulkCopyRowsCopied> InsertAsync(TestStore store, params FindingRow[] rows) =>
        store.Database.WriteAsync(connection => connection.BulkCopy(rows), CancellationToken.None);

    /// <summary>The first and the last ID of each page.</summary>
    private static async Task<string> PagesAsync(TestStore store, FindingQuery query)
    {
        var search = new FindingSearch(store.Database);
        var pages = new List<string>();
        for (var next = query; ; next = next with { After = (await search.FindAsync(next, CancellationToken.None)).Next })
        {
            var page = await search.FindAsync(next, CancellationToken.None);
            pages.Add($"{page.Findings[0].Id}..{page.Findings[^1].Id}");
            if (page.Next is null) return string.Join(' ', pages);
        }
    }

    private sealed record PlanStep
    {
        [Column("detail")]
        public string Detail { get; init; } = "";
    }
}
