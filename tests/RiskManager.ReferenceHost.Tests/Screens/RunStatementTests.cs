using System.Text.Json;
using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Screens.Runs;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Screens;

/// <summary>What the page of a run claims is so.</summary>
[TestClass]
public sealed class RunStatementTests
{
    private const string GoesOn = "With the same settings, the next run goes on from the last committed batch.";

    [TestMethod]
    [DataRow("Failed")]
    [DataRow("Cancelled")]
    [DataRow("Interrupted")]
    public async Task Only_the_last_run_with_a_checkpoint_is_said_to_go_on(string status)
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        await InsertAsync(site, Run("one", status));

        var without = await RenderAsync(site, "one");
        await InsertAsync(site, new CheckpointRow { TaskId = "task", RunId = "one", State = "{}" });
        var with = await RenderAsync(site, "one");
        await InsertAsync(site, Run("two", "Complete") with { StartedAt = 3_000 });
        var overtaken = await RenderAsync(site, "one");

        Assert.Contains("Not finished: 10 of 40 hosts are accounted for. What was committed stays.", without);
        Assert.DoesNotContain(GoesOn, without);
        Assert.Contains(GoesOn, with);
        Assert.DoesNotContain(GoesOn, overtaken);
    }

    [TestMethod]
    [DataRow("changes")]
    [DataRow("created")]
    [DataRow("findings")]
    [DataRow("quarantine")]
    [DataRow("warnings")]
    public async Task While_a_run_goes_on_no_list_says_that_it_did_nothing(string view)
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        await InsertAsync(site, Run("one", "Running") with { EndedAt = null });

        var page = await RenderAsync(site, "one", view);

        Assert.Contains("Nothing is listed yet", page);
        Assert.Contains("The run has not ended.", page);
    }

    [TestMethod]
    [DataRow(UnmappedReason.NoCpeName, "No CPE name is certain", "No knowledge base has the CPE name")]
    [DataRow(UnmappedReason.NoKnowledgeBase, "No knowledge base has the CPE name", "No CPE name is certain")]
    [DataRow(UnmappedReason.SeveralKnowledgeBases, "Several knowledge bases fit equally well:", "No knowledge base has the CPE name")]
    public async Task The_advice_for_systems_without_component_is_that_of_their_reason(UnmappedReason reason, string said, string unsaid)
    {
        var details = new RunDetails([], [new UnmappedOperatingSystem("Haiku", reason, 3)], 0, new Dictionary<string, long>());
        await using var site = await TestSite.StartAsync(signIn: false);
        await InsertAsync(site, Run("one", "Complete") with { Details = JsonSerializer.Serialize(details) });

        var page = await RenderAsync(site, "one");

        Assert.Contains("Without asset component", page);
        Assert.Contains(said, page);
        Assert.DoesNotContain(unsaid, page);
    }

    private static RunRow Run(string id, string status) => new()
    {
        Id = id, TaskId = "task", TaskName = "Nightly", TypeId = "qualys.import-assets", Settings = "{}", StartedAt = 1_000,
        EndedAt = 2_000, Status = status, Origin = nameof(RunOrigin.Person), Expected = 40, Counts = new ImportCounts { Created = 10 },
    };

    private static async Task InsertAsync<T>(TestSite site, T row)
        where T : class
    {
        using var host = await OpenedHost.OpenAsync(site.Data, CancellationToken.None);
        await host.Database.WriteAsync(connection => connection.Insert(row), CancellationToken.None);
    }

    private static Task<string> RenderAsync(TestSite site, string run, string? view = null) =>
        site.RenderAsync<RunScreen>(
            parameters: new Dictionary<string, object?> { ["Id"] = run }, address: $"runs/{run}?view={view}");
}
