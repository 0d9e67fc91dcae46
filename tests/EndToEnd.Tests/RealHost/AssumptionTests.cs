using RiskManagerSimulator.Platform;

namespace EndToEnd.Tests.RealHost;

/// <summary>
/// What becomes of an import where Risk Manager is other than the product assumes: it works, or the message names the page.
/// </summary>
[TestClass]
public sealed class AssumptionTests
{
    private const string Map = "cpe:2.3:o:canonical:ubuntu_linux:*:*:*:*:*:*:*:* = MOD_EN.000170";

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("token-seconds=2")]
    [DataRow("token-text")]
    [DataRow("expired-token-400")]
    [DataRow("case-sensitive-paths")]
    [DataRow("query-limit=2048")]
    [DataRow("quoted-numbers")]
    [DataRow("date-offset=+0530")]
    [DataRow("dates-without-offset")]
    [DataRow("local-dates")]
    [DataRow("filter-offset=-0300")]
    [DataRow("case-sensitive-text")]
    [DataRow("count-without-filter")]
    [DataRow("page-size-clamped")]
    [DataRow("created-200")]
    [DataRow("created-object")]
    [DataRow("refusal-status=422")]
    [DataRow("delete-404")]
    [DataRow("list-without-attributes")]
    [DataRow("list-without-host-address")]
    [DataRow("host-address-hidden")]
    [DataRow("blank-attributes-omitted")]
    [DataRow("leading-blank")]
    [DataRow("components-nested")]
    [DataRow("required-enforced")]
    [DataRow("unique-names")]
    [DataRow("separator-refused")]
    [DataRow("missing-path-created")]
    [DataRow("responsible-by-name")]
    [DataRow("host-address-refused")]
    [DataRow("host-address-ignored")]
    [DataRow("null-clears")]
    [DataRow("null-ignored")]
    [DataRow("components-change-assets")]
    [DataRow("copies-without-attributes")]
    public async Task Each_host_is_created_once_an_edit_is_written_once_and_nothing_else_is_written(string assumption)
    {
        await using var stage = await StartAsync(assumption);

        var first = await stage.ImportAsync();
        stage.Platform.Journal.Clear();
        var second = await stage.ImportAsync();
        var secondWrites = stage.Platform.Journal.Writes;
        var renamed = await stage.AnyAsync();
        stage.Platform.ManualEditing.Rename(renamed.Id, "Renamed by hand");
        var third = await stage.ImportAsync();
        stage.Platform.Journal.Clear();
        var fourth = await stage.ImportAsync();

        Assert.AreEqual((0, 30L), (first.ExitCode, first.Summary.Created), first.ToString());
        Assert.AreEqual((0, 30L, 0L), (second.ExitCode, second.Summary.Unchanged, secondWrites), second.ToString());
        Assert.AreEqual((0, 1L, 29L), (third.ExitCode, third.Summary.Updated, third.Summary.Unchanged), third.ToString());
        Assert.AreEqual((0, 30L, 0L), (fourth.ExitCode, fourth.Summary.Unchanged, stage.Platform.Journal.Writes), fourth.ToString());
        Assert.AreEqual(renamed.Name, stage.AssetOf(renamed.ImportId).Name);
        Assert.AreEqual(30, stage.Keys().Distinct().Count());
        Assert.HasCount(30, stage.Assets);
    }

    [TestMethod]
    [DataRow("authorization=Bearer", 5, "Requesting an anonymous access token")]
    [DataRow("attribute-filters-refused", 5, "List assets")]
    [DataRow("customer-id-other", 2, "List knowledge bases")]
    public async Task What_cannot_work_ends_the_import_before_anything_is_written_and_names_the_page(
        string assumption, int exitCode, string page)
    {
        await using var stage = await StartAsync(assumption);

        var run = await stage.ImportAsync();

        Assert.AreEqual((exitCode, "Failed"), (run.ExitCode, run.Summary.Status), run.ToString());
        StringAssert.Contains(run.Summary.Error!, $"page \"{page}\"");
        Assert.IsEmpty(stage.Assets);
    }

    [TestMethod]
    public async Task A_platform_that_takes_no_put_ends_the_first_import_that_edits_and_the_test_of_the_connection_says_so()
    {
        await using var stage = await StartAsync("method-override");
        await stage.ImportCompleteAsync();
        stage.Platform.ManualEditing.Rename((await stage.AnyAsync()).Id, "Renamed by hand");

        var run = await stage.ImportAsync();
        var test = await stage.Host.TestConnectionAsync(stage.Settings);

        Assert.AreEqual((5, "Failed"), (run.ExitCode, run.Summary.Status), run.ToString());
        StringAssert.Contains(run.Summary.Error!, "page \"Edit an asset\"");
        Assert.AreEqual(5, test.ExitCode, test.ToString());
        StringAssert.Contains(test.Output, "PUT /api/Organization/assets/<Id>");
    }

    [TestMethod]
    public async Task An_edit_that_lacks_what_the_platform_wants_is_quarantined_with_its_words()
    {
        await using var stage = await StartAsync("put-replaces");
        await stage.ImportCompleteAsync();
        stage.Platform.ManualEditing.Rename((await stage.AnyAsync()).Id, "Renamed by hand");

        var run = await stage.ImportCompleteAsync();

        Assert.AreEqual((1L, 29L), (run.Summary.Quarantined, run.Summary.Unchanged), run.ToString());
        StringAssert.Contains(stage.Host.Query("SELECT reason FROM quarantine").Single(), "RequiredField (Relevance)");
    }

    [TestMethod]
    [DataRow("-0300", true)]
    [DataRow("-0300", false)]
    [DataRow("+0530", true)]
    [DataRow("+0530", false)]
    public async Task Dates_in_local_time_create_nothing_twice_when_replies_are_lost(string offset, bool withKey)
    {
        await using var stage = await RealHostStage.StartAsync(30, new SimulatorOptions
        {
            Assumptions = ["local-dates", $"date-offset={offset}"], Faults = ["lost-reply=5"],
        }, withKey);

        var run = await stage.ImportCompleteAsync();

        Assert.AreEqual(30L, run.Summary.Created, run.ToString());
        Assert.HasCount(30, stage.Assets);
    }

    [TestMethod]
    public async Task An_application_that_may_not_ask_who_it_is_imports_all_the_same()
    {
        await using var stage = await RealHostStage.StartAsync(30, new SimulatorOptions { Faults = ["forbidden=me", "lost-reply=5"] });

        var first = await stage.ImportCompleteAsync();
        var second = await stage.ImportCompleteAsync();

        Assert.AreEqual((30L, 30L), (first.Summary.Created, second.Summary.Unchanged), second.ToString());
        Assert.HasCount(30, stage.Assets);
    }

    private static async Task<RealHostStage> StartAsync(string assumption)
    {
        var stage = await RealHostStage.StartAsync(30, new SimulatorOptions { Assumptions = [assumption] });
        stage.Settings = stage.Settings with { CreateComponents = true, Responsible = "Ana Souza" };
        File.WriteAllText(Path.Combine(stage.Host.Data, "knowledge-bases.map"), Map);
        return stage;
    }
}
