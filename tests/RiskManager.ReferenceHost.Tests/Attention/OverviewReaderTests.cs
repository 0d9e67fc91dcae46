using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Attention;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Attention;

/// <summary>What the first page says that needs attention.</summary>
[StoreTestClass]
public sealed class OverviewReaderTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);

    [TestMethod]
    public async Task A_task_whose_last_run_is_complete_needs_no_attention()
    {
        await using var store = await StoreAsync(
            Task("nightly"), Run("nightly", "Failed", Noon.AddHours(-2)), Run("nightly", "Complete", Noon.AddHours(-1)));

        Assert.IsEmpty((await ReadAsync(store)).Items);
    }

    [TestMethod]
    public async Task The_last_run_of_each_task_comes_with_it_so_that_the_first_page_reads_them_once()
    {
        await using var store = await StoreAsync(
            Task("nightly"), Run("nightly", "Failed", Noon.AddHours(-2)), Run("nightly", "Complete", Noon.AddHours(-1)));

        var last = (await ReadAsync(store)).LastRuns;

        Assert.AreEqual("Complete", last.Single().Value.Status);
    }

    [TestMethod]
    [DataRow("Failed", "Failed")]
    [DataRow("Held", "Held")]
    [DataRow("Incomplete", "Incomplete")]
    [DataRow("Interrupted", "Interrupted")]
    [DataRow("Cancelled", null)]
    [DataRow("Skipped", null)]
    public async Task The_end_of_the_last_run_of_a_task_says_whether_it_needs_attention(string status, string? expected)
    {
        await using var store = await StoreAsync(Task("nightly"), Run("nightly", status, Noon.AddHours(-1)));

        var items = (await ReadAsync(store)).Items;

        Assert.AreEqual(expected, items.SingleOrDefault()?.Kind.ToString());
        Assert.IsTrue(expected is null || items[0].Link == "/runs/nightly-11");
    }

    [TestMethod]
    public async Task The_most_urgent_comes_first()
    {
        await using var store = await StoreAsync(
            Task("a", planned: Noon.AddHours(-2)), Run("a", "Complete", Noon.AddDays(-1)),
            Task("b"), Run("b", "Incomplete", Noon.AddHours(-1)) with { Missing = 7 },
            Task("c"), Run("c", "Failed", Noon.AddHours(-1)) with { Error = "The server refused the password." },
            Gone("1", Noon.AddDays(-3)), Gone("2", Noon.AddDays(-1)), Gone("3", Noon.AddDays(-9)) with { DismissedAt = 1 });

        var items = (await ReadAsync(store)).Items;

        CollectionAssert.AreEqual(
            new AttentionItem[]
            {
                new(AttentionKind.Failed, "Task c", "/runs/c-11") { At = Noon, Detail = "The server refused the password." },
                new(AttentionKind.Incomplete, "Task b", "/runs/b-11") { At = Noon, Count = 7 },
                new(AttentionKind.Overdue, "Task a", "/connectors/a/runs") { At = Noon.AddHours(-2) },
                new(AttentionKind.Finding, null, "/findings?kind=gone") { At = Noon.AddDays(-3), Count = 2, Detail = "gone" },
            },
            items.ToArray());
    }

    [TestMethod]
    public async Task A_planned_run_is_overdue_after_an_hour_unless_the_task_is_running_or_inactive()
    {
        await using var store = await StoreAsync(
            Task("late", planned: Noon.AddMinutes(-61)), Task("due", planned: Noon.AddMinutes(-59)),
            Task("off", planned: Noon.AddHours(-9), active: false),
            Task("busy", planned: Noon.AddHours(-9)), Run("busy", "Running", Noon.AddHours(-9)));

        Assert.AreEqual("Task late", (await ReadAsync(store)).Items.Single().TaskName);
    }

    [TestMethod]
    public async Task What_the_remote_service_said_in_the_last_run_is_shown_and_what_it_said_before_is_not()
    {
        await using var store = await StoreAsync(
            Task("nightly"), Run("nightly", "Complete", Noon.AddHours(-5)), Run("nightly", "Complete", Noon.AddHours(-1)),
            Notice("nightly-7", "An old notice"), Notice("nightly-11", "Version 4.0 ends on 1 May."),
            new RunLogRow { RunId = "nightly-11", EventId = 2003, Level = (int)TaskLogLevel.Warning, Message = "Another warning" });

        var items = (await ReadAsync(store)).Items;

        Assert.AreEqual((AttentionKind.Notice, "Version 4.0 ends on 1 May."), (items.Single().Kind, items[0].Detail));
    }

    [TestMethod]
    public async Task Operating_systems_without_a_knowledge_base_are_counted_in_assets()
    {
        await using var store = await StoreAsync(Task("nightly"), Run("nightly", "Complete", Noon.AddHours(-1)) with
        {
            Details =
                """
                {"MissingIds":[],"UnmappedOperatingSystems":[{"Name":"A","Reason":1,"Assets":40},{"Name":"B","Reason":0,"Assets":2}],
                "AssetsWithUnlistedOperatingSystem":5,"BlankRequiredAttributes":{}}
                """,
        });

        var item = (await ReadAsync(store)).Items.Single();

        Assert.AreEqual((AttentionKind.Unmapped, 47L), (item.Kind, item.Count));
    }

    [TestMethod]
    public async Task Runs_of_deleted_tasks_and_old_runs_of_the_command_line_need_no_attention()
    {
        await using var store = await StoreAsync(
            Run("deleted", "Failed", Noon.AddHours(-1)),
            Run("old", "Failed", Noon.AddDays(-31)) with { Origin = nameof(RunOrigin.CommandLine) },
            Run("script", "Failed", Noon.AddDays(-2)) with { Origin = nameof(RunOrigin.CommandLine) });

        Assert.AreEqual("Task script", (await ReadAsync(store)).Items.Single().TaskName);
    }

    [TestMethod]
    public async Task The_last_30_days_are_counted_by_how_their_runs_ended()
    {
        await using var store = await StoreAsync(
            Run("a", "Complete", Noon), Run("b", "Complete", Noon.AddHours(-1)), Run("c", "Failed", Noon.AddHours(-2)),
            Run("d", "Incomplete", Noon.AddDays(-29)), Run("e", "Cancelled", Noon.AddDays(-29)), Run("f", "Held", Noon.AddDays(-29)),
            Run("g", "Complete", Noon.AddDays(-30)), Run("h", "Running", Noon));

        var days = (await ReadAsync(store)).Days;

        Assert.HasCount(30, days);
        Assert.AreEqual(new RunDay(new DateOnly(2026, 3, 31), 2, 0, 1), days[^1]);
        Assert.AreEqual(new RunDay(new DateOnly(2026, 3, 2), 0, 2, 1), days[0]);
        Assert.AreEqual(6, days.Sum(day => day.Total));
    }

    [TestMethod]
    public async Task The_last_complete_run_of_a_task_is_known_after_later_ones_failed()
    {
        await using var store = await StoreAsync(
            Run("nightly", "Complete", Noon.AddDays(-3)), Run("nightly", "Complete", Noon.AddDays(-2)), Run("nightly", "Failed", Noon),
            Run("never", "Failed", Noon));

        var last = await Reader(store).LastCompleteAsync(CancellationToken.None);

        Assert.AreEqual(Noon.AddDays(-2).AddHours(1), last.Single().Value);
    }

    private static TaskRow Task(string id, DateTimeOffset? planned = null, bool active = true) => new()
    {
        Id = id, Name = $"Task {id}", NameKey = id, TypeId = "type", Settings = "{}", Active = active,
        NextRunAt = planned?.ToUnixTimeMilliseconds(),
    };

    /// <summary>A run that began then and took an hour; its ID is the task's with the hour.</summary>
    private static RunRow Run(string task, string status, DateTimeOffset began) => new()
    {
        Id = $"{task}-{began.Hour}{(began.Hour == 12 ? began.Day : "")}", TaskId = task, TaskName = $"Task {task}", TypeId = "type",
        Settings = "{}", Status = status, Origin = nameof(RunOrigin.Schedule), StartedAt = began.ToUnixTimeMilliseconds(),
        EndedAt = began.AddHours(1).ToUnixTimeMilliseconds(),
    };

    private static FindingRow Gone(string id, DateTimeOffset since) => new()
    {
        TaskId = "a", Kind = "gone", Source = "S", ImportId = id, Since = since.ToUnixTimeMilliseconds(),
    };

    private static RunLogRow Notice(string run, string message) => new()
    {
        RunId = run, EventId = 2000, Level = (int)TaskLogLevel.Warning, Message = message,
    };

    private static async Task<TestStore> StoreAsync(params object[] rows)
    {
        var store = await TestStore.CreateAsync();
        await store.Database.WriteAsync(
            connection =>
            {
                foreach (var row in rows)
                    Insert(connection, row);
                return true;
            },
            CancellationToken.None);
        return store;
    }

    private static int Insert(DataConnection connection, object row) => row switch
    {
        TaskRow task => connection.Insert(task),
        RunRow run => connection.Insert(run),
        RunLogRow entry => connection.Insert(entry),
        FindingRow finding => connection.Insert(finding),
        _ => throw new ArgumentException($"There is no table of {row}.", nameof(row)),
    };

    private static OverviewReader Reader(TestStore store)
    {
        store.Clock.SetUtcNow(Noon);
        return new OverviewReader(store.Database, new RunHistory(store.Database), store.Clock);
    }

    private static Task<Overview> ReadAsync(TestStore store) => Reader(store).ReadAsync(CancellationToken.None);
}
