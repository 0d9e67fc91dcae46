using System.Text.Json;
using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Screens.Connectors;
using RiskManager.ReferenceHost.Screens.Runs;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Screens;

/// <summary>What the screens say of a held run (R39).</summary>
[TestClass]
public sealed class HeldRunScreenTests
{
    [TestMethod]
    [DataRow("en", "30 of 40 assets would be new; the task allows 50 %.", "no asset", "Approve and go on", "Held")]
    [DataRow("pt-BR", "30 de 40 ativos seriam novos; a tarefa permite 50 %.", "nenhum ativo", "Aprovar e continuar", "Retida")]
    public async Task The_page_of_the_run_says_why_with_examples_in_the_persons_language(
        string language, string why, string noAsset, string approve, string status)
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        await InsertAsync(site);

        var screen = await site.RenderAsync<RunScreen>(language, new Dictionary<string, object?> { ["Id"] = "held" });

        Assert.Contains(why, screen);
        Assert.Contains(noAsset, screen);
        Assert.Contains("SRV7 <new>", screen);
        Assert.Contains(approve, screen);
        Assert.Contains($">{status}<", screen);
    }

    [TestMethod]
    public async Task The_page_of_a_run_that_does_not_hold_its_task_any_more_offers_no_approval()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        await InsertAsync(site, laterRun: true);

        var screen = await site.RenderAsync<RunScreen>(parameters: new Dictionary<string, object?> { ["Id"] = "held" });

        Assert.Contains("30 of 40 assets would be new", screen);
        Assert.DoesNotContain("Approve and go on", screen);
    }

    [TestMethod]
    [DataRow("en", "Look at the examples and approve", "Too much is new.")]
    [DataRow("pt-BR", "Ver os exemplos e aprovar", "Há ativos novos demais.")]
    public async Task The_card_of_a_held_task_says_so_and_leads_to_the_approval(string language, string link, string error)
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        await InsertAsync(site);

        var screen = await site.RenderAsync<ConnectorsScreen>(language);

        Assert.Contains($"<a href=\"/runs/held\">{link}</a>", screen);
        Assert.Contains(error, screen);
    }

    [TestMethod]
    public async Task The_page_of_a_run_has_every_problem_on_a_line_of_its_own()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        await InsertAsync(site, error: "Qualys.PageSize is <0>.\nQualys.Retries is \"often\".");

        var screen = await site.RenderAsync<RunScreen>(parameters: new Dictionary<string, object?> { ["Id"] = "held" });

        Assert.Contains("<p>Qualys.PageSize is <0>.</p>", screen);
        Assert.Contains("<p>Qualys.Retries is \"often\".</p>", screen);
    }

    private static async Task InsertAsync(TestSite site, bool laterRun = false, string error = "Too much is new.")
    {
        var details = new RunDetails([], [], 0, new Dictionary<string, long>())
        {
            ErrorTranslations = new Dictionary<string, string> { ["pt-BR"] = "Há ativos novos demais." },
            Hold = new RunHold(HoldReason.TooManyNew, 30, 40, 50)
            {
                Examples = [new HoldExample(new AssetKey("Qualys:q", "7"), null, "SRV7 <new>")],
            },
        };
        var held = new RunRow
        {
            Id = "held", TaskId = "task", TaskName = "Nightly", TypeId = "qualys.import-assets", Settings = "{}", StartedAt = 1_000,
            EndedAt = 2_000, Status = RunStatusNames.Held, Origin = nameof(RunOrigin.Person), Expected = 40, Error = error,
            Details = JsonSerializer.Serialize(details),
        };
        using var host = await OpenedHost.OpenAsync(site.Data, CancellationToken.None);
        await host.Database.WriteAsync(
            connection =>
            {
                connection.Insert(
                    new TaskRow { Id = "task", Name = "Nightly", NameKey = "nightly", TypeId = held.TypeId, Settings = "{}" });
                connection.Insert(held);
                return laterRun ? connection.Insert(held with { Id = "later", StartedAt = 3_000, Status = RunStatusNames.Running }) : 0;
            },
            CancellationToken.None);
    }
}
