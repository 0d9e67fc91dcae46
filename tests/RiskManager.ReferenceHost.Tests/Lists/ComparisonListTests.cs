using System.Text;
using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Lists.Content;
using RiskManager.ReferenceHost.Lists.Files;
using RiskManager.ReferenceHost.Runs.Comparison;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Lists;

[TestClass]
public sealed class ComparisonListTests
{
    [TestMethod]
    public async Task The_changes_between_two_runs_have_a_row_for_each_field()
    {
        await using var store = await TestStore.CreateAsync();
        await RecordAsync(store, "run-1", 0);
        await store.ApplyAsync(TestStore.Asset("1", name: "Old"), run: "run-1");
        await RecordAsync(store, "run-2", 60);
        await store.ApplyAsync(TestStore.Asset("1", "<hostaddress>10.0.0.1</hostaddress>", "New") + TestStore.Asset("2"), run: "run-2");
        var comparer = new RunComparer(store.Database, new RunHistory(store.Database));
        var runs = await comparer.OpenAsync("run-1", "run-2", CancellationToken.None);
        var (first, second) = ((await store.RowAsync("1")).Id, (await store.RowAsync("2")).Id);

        var all = new ComparisonList(comparer).Of(runs, null, CancellationToken.None);
        var renamed = new ComparisonList(comparer).Of(runs, DifferenceKind.Renamed, CancellationToken.None);

        Assert.AreEqual("comparison_Nightly_20260301T0200Z_20260301T0300Z", all.FileName);
        Assert.AreEqual(
            $"""
            Kind,Asset,ID in its source,Field,Old value,New value,Run,Account,Date,Asset number
            Created,SRV2,2,,,,run-2,,,{second}
            Renamed,New,1,name,Old,New,run-2,,,{first}
            Other,New,1,hostaddress,,10.0.0.1,run-2,,,{first}

            """,
            await CsvAsync(all));
        Assert.HasCount(3, (await CsvAsync(renamed)).Split('\n'));
    }

    private static Task<int> RecordAsync(TestStore store, string id, int start) => store.Database.WriteAsync(
        connection => connection.Insert(new RunRow
        {
            Id = id, TaskId = "task", TaskName = "Nightly", TypeId = "type", Settings = "{}", Status = "Complete",
            Origin = nameof(RunOrigin.Schedule), StartedAt = store.Clock.Start.AddMinutes(start).ToUnixTimeMilliseconds(),
            EndedAt = store.Clock.Start.AddMinutes(start + 10).ToUnixTimeMilliseconds(),
            Counts = new ImportCounts { Created = 1, Updated = 1 },
        }),
        CancellationToken.None);

    private static async Task<string> CsvAsync(ExportedList list)
    {
        using var file = new MemoryStream();
        await CsvListWriter.WriteAsync(list, file, withBom: false, CancellationToken.None);
        return Encoding.UTF8.GetString(file.ToArray()).ReplaceLineEndings("\n");
    }
}
