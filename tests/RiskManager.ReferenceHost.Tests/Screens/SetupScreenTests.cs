using Microsoft.Extensions.DependencyInjection;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Screens.Setup;
using RiskManager.ReferenceHost.Screens.SetupEntry;
using RiskManager.ReferenceHost.Setup;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Screens;

[TestClass]
public sealed class SetupScreenTests
{
    [TestMethod]
    public async Task Every_step_is_shown_in_both_languages()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        (string Step, string English, string Portuguese)[] steps =
        [
            ("administrator", "needs at least 12 characters", "pelo menos 12 caracteres"),
            ("address", "Only this machine, without sign-in", "Somente esta máquina, sem entrar"),
            ("store", "nothing that was entered moves to another place", "nada do que foi informado passa para outro lugar"),
            ("platform", "A real Risk Manager, through its REST API", "Um Risk Manager real, pela API REST dele"),
            ("account", "No connection test has succeeded yet.", "Nenhum teste de conexão teve êxito ainda."),
            ("task", "A preview was shown to its end.", "Uma pré-visualização foi mostrada até o fim."),
            ("summary", site.Data, site.Data),
        ];

        foreach (var (step, english, portuguese) in steps)
        {
            Assert.Contains(english, await ShowAsync(site, step));
            Assert.Contains(portuguese, await ShowAsync(site, step, "pt-BR"));
        }
    }

    [TestMethod]
    public async Task Without_a_name_the_first_step_that_is_not_done_is_shown()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var before = await ShowAsync(site, null);
        await site.Site.Services.GetRequiredService<FirstAdministrator>()
            .CreateAsync("Ana", TestSite.Password, Account.Local, CancellationToken.None);

        var after = await ShowAsync(site, null);

        Assert.Contains("Step 1 of 7: Administrator", before);
        Assert.Contains("Step 2 of 7: Address and certificate", after);
    }

    [TestMethod]
    public async Task What_was_typed_is_there_again_and_its_password_never_reaches_the_browser()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var choice = new StoreChoice { IsPostgres = true, Host = "db.example.com" };
        choice.Password.Enter("very secret", choice.Target);
        site.Site.Services.GetRequiredService<SetupDrafts>().Save(SetupStep.Store, choice);

        var page = await ShowAsync(site, "store");

        Assert.Contains("value=\"db.example.com\"", page);
        Assert.Contains("A password was typed and is kept encrypted", page);
        Assert.DoesNotContain("very secret", page);
    }

    [TestMethod]
    public async Task A_test_of_the_connection_and_a_preview_count_wherever_they_were_made()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var trials = site.Site.Services.GetRequiredService<TaskTrials>();
        await trials.RecordAsync(TaskTrial.ConnectionTest, CancellationToken.None);
        await trials.RecordAsync(TaskTrial.ConnectionTest, CancellationToken.None);

        var overview = await site.Site.Services.GetRequiredService<SetupReader>().ReadAsync(CancellationToken.None);

        Assert.IsTrue(overview.IsDone(SetupStep.Account));
        Assert.IsFalse(overview.IsPreviewed);
        Assert.Contains("A connection test has succeeded.", await ShowAsync(site, "account"));
    }

    [TestMethod]
    public async Task A_reader_is_refused_and_the_menu_does_not_offer_it()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var reader = new Account("Rui", AccountRole.Reader);

        var page = await site.RenderAsync<SetupScreen>(account: reader);
        var link = await site.RenderAsync<SetupLink>(account: reader);

        Assert.Contains("requires an administrator", page);
        Assert.DoesNotContain("setup-steps", page);
        Assert.DoesNotContain("/setup", link);
        Assert.Contains("href=\"/setup\"", await site.RenderAsync<SetupLink>());
    }

    private static Task<string> ShowAsync(TestSite site, string? step, string language = "en") =>
        site.RenderAsync<SetupScreen>(language, new Dictionary<string, object?> { [nameof(SetupScreen.StepName)] = step });
}
