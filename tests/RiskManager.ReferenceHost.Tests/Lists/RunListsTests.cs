using System.Text;
using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Findings;
using RiskManager.ReferenceHost.Lists.Content;
using RiskManager.ReferenceHost.Lists.Files;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Lists;

/// <summary>The columns and rows of every list that a screen offers as a file.</summary>
[StoreTestClass]
public sealed class RunListsTests
{
    [TestMethod]
    public async Task Created_assets_have_name_identity_and_operating_system()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1", TestStore.Attribute("operatingSystem", "Linux")) + TestStore.Asset("2"));
        var (first, second) = ((await store.RowAsync("1")).Id, (await store.RowAsync("2")).Id);

        Assert.AreEqual(
            $"""
            Asset,ID in its source,Operating system,Asset number
            SRV2,2,,{second}
            SRV1,1,Linux,{first}

            """,
            await CsvAsync(store, RunLists.Created, new ImportCounts { Created = 2 }));
    }

    [TestMethod]
    public async Task Changed_assets_have_a_row_for_each_field_with_old_and_new_value()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1", name: "Old") + TestStore.Asset("2"), run: "run-0");
        await store.People.DeleteAsync(TestStore.Key("2"), CancellationToken.None);
        await store.ApplyAsync(TestStore.Asset("1", "<hostaddress>10.0.0.1</hostaddress>", "New") + TestStore.Asset("2"));
        var (first, second) = ((await store.RowAsync("1")).Id, (await store.RowAsync("2")).Id);

        var rows = (await CsvAsync(store, RunLists.Changes, new ImportCounts { Updated = 1, Recreated = 1 })).Split('\n');

        Assert.AreEqual("Asset,ID in its source,Action,Field,Old value,New value,Asset number", rows[0]);
        CollectionAssert.AreEquivalent(
            new[]
            {
                $"New,1,Updated,name,Old,New,{first}",
                $"New,1,Updated,hostaddress,,10.0.0.1,{first}",
                $"SRV2,2,Recreated,,,,{second}",
                "",
            },
            rows[1..]);
    }

    [TestMethod]
    public async Task The_name_of_the_file_says_so_when_not_all_changes_were_kept()
    {
        await using var store = await TestStore.CreateAsync();

        Assert.AreEqual(
            "changes_Nightly-import-São-Paulo_20260301T0200Z_first-10000-of-12345",
            List(store, RunLists.Changes, new ImportCounts { Updated = 12_000, Recreated = 345 })!.FileName);
        Assert.AreEqual(
            "changes_Nightly-import-São-Paulo_20260301T0200Z",
            List(store, RunLists.Changes, new ImportCounts { Updated = 10_000 })!.FileName);
    }

    [TestMethod]
    public async Task Quarantined_records_come_as_received_with_the_reason()
    {
        await using var store = await TestStore.CreateAsync();
        await store.Database.WriteAsync(
            connection => connection.Insert(new QuarantineRow
            {
                RunId = TestStore.Run, TaskId = "task", RecordId = "7", Reason = "malformed", Fragment = "<HOST>, \"x\"", At = 1,
            }),
            CancellationToken.None);

        Assert.AreEqual(
            """"
            ID in its source,Reason,Record as received
            7,malformed,"<HOST>, ""x"""

            """",
            await CsvAsync(store, RunLists.Quarantine));
    }

    [TestMethod]
    public async Task Warnings_have_code_message_and_asset()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));
        var asset = (await store.RowAsync("1")).Id;
        await store.Database.WriteAsync(
            connection => connection.Insert(new RunLogRow
            {
                RunId = TestStore.Run, At = 1, Level = (int)TaskLogLevel.Warning, EventId = 2003, Message = "has no name",
                AssetSource = TestStore.Source, AssetImportId = "1",
            }),
            CancellationToken.None);

        Assert.AreEqual(
            $"""
            Code,Message,ID in its source,Asset,Asset number
            2003,has no name,1,SRV1,{asset}

            """,
            await CsvAsync(store, RunLists.Warnings));
    }

    [TestMethod]
    public async Task Findings_say_what_there_is_to_do_and_since_when()
    {
        await using var store = await TestStore.CreateAsync();
        await store.Database.WriteAsync(
            connection => connection.Insert(new FindingRow
            {
                TaskId = "task", Kind = FindingRow.ManualKind, Source = TestStore.Source, ImportId = "1", Subject = "x",
                RunId = TestStore.Run, Name = "SRV1", Perimeter = "Data center", Reason = "Clear it.", Since = 1_772_330_400_000,
            }),
            CancellationToken.None);

        Assert.AreEqual(
            $"""
            Kind,Task,Asset,Source,ID in its source,Perimeter,What to do,Since,Other ID,Other asset,In common
            manual,task,SRV1,{TestStore.Source},1,Data center,Clear it.,2026-03-01T02:00:00Z,,,

            """,
            await CsvAsync(store, RunLists.Findings));
    }

    [TestMethod]
    public async Task Operating_systems_without_a_component_are_counted_the_most_frequent_first()
    {
        await using var store = await TestStore.CreateAsync();
        var run = Run(new ImportCounts());
        run = run with
        {
            Result = run.Result with
            {
                UnmappedOperatingSystems =
                [
                    new UnmappedOperatingSystem("Rare OS", UnmappedReason.NoCpeName, 1),
                    new UnmappedOperatingSystem("Common OS", UnmappedReason.NoKnowledgeBase, 12),
                ],
            },
        };

        Assert.AreEqual(
            """
            Operating system,Assets,Why it has no component
            Common OS,12,NoKnowledgeBase
            Rare OS,1,NoCpeName

            """,
            await CsvAsync(Lists(store).Find(run, RunLists.Unmapped, CancellationToken.None)!));
    }

    [TestMethod]
    public async Task A_list_longer_than_a_page_is_whole()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(string.Concat(Enumerable.Range(1, 2_345).Select(id => TestStore.Asset($"{id}"))));

        var rows = (await CsvAsync(store, RunLists.Created, new ImportCounts { Created = 2_345 })).Split('\n');

        Assert.HasCount(2_345, rows[1..^1].Distinct().ToList());
    }

    [TestMethod]
    public async Task The_organization_is_exported_perimeter_by_perimeter_with_the_filter_of_the_screen()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1") + TestStore.Asset("2", name: "WEB2"), perimeter: "Branch");
        await store.ApplyAsync(TestStore.Asset("3", "<hostaddress>10.0.0.3</hostaddress>"), perimeter: "Headquarters");
        var list = new AssetList(store.Database, new AssetSearch(store.Database), new PerimeterTree(store.Database), store.Clock);

        var found = await CsvAsync(list.Find(null, new AssetQuery([], AssetColumn.Name, "srv"), CancellationToken.None));

        var (first, third) = ((await store.RowAsync("1")).Id, (await store.RowAsync("3")).Id);
        Assert.AreEqual(
            $"""
            Asset,Host address,Operating system,DNS name,NetBIOS name,IP address,Perimeter,Source,ID in its source,Asset number
            SRV1,,,,,,Branch,{TestStore.Source},1,{first}
            SRV3,10.0.0.3,,,,,Headquarters,{TestStore.Source},3,{third}

            """,
            found);
    }

    [TestMethod]
    public async Task The_audit_log_is_exported_newest_first_with_the_filter_of_the_screen()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1") + TestStore.Asset("2"));
        await store.People.DeleteAsync(TestStore.Key("1"), CancellationToken.None);
        await store.People.DeleteAsync(TestStore.Key("2"), CancellationToken.None);
        var list = new AuditList(new AuditLog(store.Database), store.Clock);

        var all = await CsvAsync(list.Find(AuditFilter.OfDays(null, null, null, null, null), CancellationToken.None));
        var one = await CsvAsync(list.Find(AuditFilter.OfDays("SRV1", "Organization", "admin", null, null), CancellationToken.None));

        Assert.HasCount(4, all.Split('\n'), all);
        const string Entry =
            "\"The \"\"SRV1\"\" asset from the \"\"Data center\"\" perimeter was deleted by \"\"Administrator\"\"\"";
        Assert.AreEqual(
            $"""
            Date,Module,Account,From,Entry,Run
            2026-03-01T02:00:00Z,Organization,Administrator,,{Entry},

            """,
            one);
    }

    [TestMethod]
    public async Task There_is_no_other_list()
    {
        await using var store = await TestStore.CreateAsync();

        Assert.IsNull(List(store, "log", new ImportCounts()));
    }

    private static RunLists Lists(TestStore store) =>
        new(new RunHistory(store.Database), new RunWarnings(store.Database), new FindingReader(store.Database));

    private static RunRecord Run(ImportCounts counts) =>
        new(
            TestStore.Run, "task", "Nightly import – São Paulo", "type", "Complete", RunOrigin.Person,
            new(2026, 3, 1, 2, 0, 0, TimeSpan.Zero))
        {
            Result = new IntegrationTaskResult { Status = RunStatus.Complete, Counts = counts },
        };

    private static ExportedList? List(TestStore store, string list, ImportCounts counts) =>
        Lists(store).Find(Run(counts), list, CancellationToken.None);

    private static Task<string> CsvAsync(TestStore store, string list, ImportCounts? counts = null) =>
        CsvAsync(List(store, list, counts ?? new ImportCounts())!);

    private static async Task<string> CsvAsync(ExportedList list)
    {
        using var file = new MemoryStream();
        await CsvListWriter.WriteAsync(list, file, withBom: false, CancellationToken.None);
        return Encoding.UTF8.GetString(file.ToArray()).ReplaceLineEndings("\n");
    }
}
