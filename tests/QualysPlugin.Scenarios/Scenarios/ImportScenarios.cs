using System.ComponentModel.DataAnnotations;
using System.Globalization;
using QualysPlugin.Scenarios.Stage;
using RiskManager.Contracts;

namespace QualysPlugin.Scenarios.Scenarios;

/// <summary>What an import makes. The documents of these scenarios are the same byte for byte on every runtime.</summary>
internal static class ImportScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        Scenario.Of(The_task_is_listed),
        Scenario.Of(The_form_speaks_the_language_of_the_caller),
        Scenario.Of(Names_and_addresses_follow_the_rules),
        Scenario.Of(Identity_survives_a_move_and_a_copy_is_left_alone),
        Scenario.Of(Update_brings_back_what_people_changed_and_deleted),
        Scenario.Of(Without_update_assets_stay_as_people_left_them),
        Scenario.Of(Every_page_arrives),
        Scenario.Of(Refusals_for_concurrency_lose_no_host),
        Scenario.Of(A_certificate_that_the_machine_trusts_is_accepted),
        Scenario.Of(A_client_signs_in_with_tokens_that_expire),
    ];

    private static Task The_task_is_listed(ScenarioStage stage)
    {
        var task = HostAdapter.Plugins.PluginFolder.Load(stage.PluginFolder).Single().Metadata;

        Check.Equal(
            ("qualys.import-assets", "Import Assets from Qualys", "Qualys", "assets"),
            (task.Id, task.Name, task.DataSource, task.ImportedObjects),
            "The metadata");
        Check.True(typeof(IntegrationTaskSettings).IsAssignableFrom(task.SettingsType), "The form does not derive from the seam's.");
        return Task.CompletedTask;
    }

    private static Task The_form_speaks_the_language_of_the_caller(ScenarioStage stage)
    {
        var form = HostAdapter.Plugins.PluginFolder.Load(stage.PluginFolder).Single().Metadata.SettingsType;
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("pt-BR");
        try
        {
            Check.Equal("URL do servidor", Label(form, "ServerUrl"), "A label of the plugin");
            Check.Equal("Nome", Label(form, "Name"), "A label of the seam");
            var problems = new List<ValidationResult>();
            var blank = Activator.CreateInstance(form)!;
            Validator.TryValidateObject(blank, new ValidationContext(blank, null, null), problems, true);
            Check.Contains(
                "informe a senha do usuário do Qualys",
                string.Join(" ", problems.Select(problem => problem.ErrorMessage)),
                "A problem of the form");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }

        return Task.CompletedTask;
    }

    private static string? Label(Type form, string property) =>
        ((DisplayAttribute)Attribute.GetCustomAttribute(form.GetProperty(property)!, typeof(DisplayAttribute))!).GetName();

    private static async Task Names_and_addresses_follow_the_rules(ScenarioStage stage)
    {
        await stage.At("recorded").ImportAsync(created: 7);

        Check.Sequence(
            [
                "1 SRV-A (10.1.0.1) @10.1.0.1 in Data center",
                "2 JOÃO & CIA (10.1.0.2) @JOÃO & CIA in Data center",
                "3 NO-IP @NO-IP in Data center",
                "4 only.dns.test @only.dns.test in Data center",
                "5 10.1.0.5 @10.1.0.5 in Data center",
                "6 2001:db8::6 @2001:db8::6 in Data center",
                "7 Qualys host 7 @ in Data center",
            ],
            stage.Assets(), "The assets");
        Check.Contains("Qualys host 7", stage.LastLog!.Text, "The warning");
    }

    private static async Task Identity_survives_a_move_and_a_copy_is_left_alone(ScenarioStage stage)
    {
        await stage.At("recorded").ImportAsync(created: 7);
        stage.Person("1", (organization, asset) =>
        {
            var elsewhere = new HostAdapter.VendorSdk.PerimeterData(Guid.NewGuid(), null, "Head office", null);
            organization.AddPerimeter(elsewhere);
            var copy = asset.Copy();
            (asset.Perimeter, asset.Name) = (elsewhere.Id, "MOVED");
            organization.Save(asset);
            (copy.Id, copy.Source, copy.ExternalId, copy.Name) = (Guid.NewGuid(), null, null, "COPY");
            organization.Save(copy);
        });

        await stage.ImportAsync(updated: 1, unchanged: 6);

        Check.Sequence(
            ["- COPY @10.1.0.1 in Data center", "1 SRV-A (10.1.0.1) @10.1.0.1 in Head office"],
            stage.Assets().Take(2),
            "The copy and the moved asset");
    }

    private static async Task Update_brings_back_what_people_changed_and_deleted(ScenarioStage stage)
    {
        await stage.At("recorded").ImportAsync(created: 7);
        stage.Person("1", (organization, asset) =>
        {
            (asset.Name, asset.DnsName) = ("TYPED", null);
            organization.Save(asset);
        });
        stage.Person("2", (organization, asset) => organization.Delete(asset.Id));

        await stage.ImportAsync(updated: 1, unchanged: 5, recreated: 1);

        Check.Sequence(
            ["1 SRV-A (10.1.0.1) @10.1.0.1 in Data center", "2 JOÃO & CIA (10.1.0.2) @JOÃO & CIA in Data center"],
            stage.Assets().Take(2),
            "The assets");
        await stage.ImportAsync(unchanged: 7);
    }

    private static async Task Without_update_assets_stay_as_people_left_them(ScenarioStage stage)
    {
        await stage.At("recorded").ImportAsync(created: 7);
        stage.Person("1", (organization, asset) =>
        {
            asset.Name = "TYPED";
            organization.Save(asset);
        });
        stage.Form["UpdateProperties"] = false;

        await stage.ImportAsync(unchanged: 7);

        Check.Equal("1 TYPED @10.1.0.1 in Data center", stage.Assets()[0], "The asset");
    }

    private static async Task Every_page_arrives(ScenarioStage stage)
    {
        stage.At("calm").WriteWebConfig(("Qualys.PageSize", "400"), ("Qualys.BatchSize", "300"));

        var result = await stage.ImportAsync(created: 2_500);

        Check.Equal(2_500, stage.CountAssets(), "Assets");
        Check.True(result.RemoteCalls >= 8, $"2,500 hosts in pages of 400 cannot come with {result.RemoteCalls} calls.");
    }

    private static async Task Refusals_for_concurrency_lose_no_host(ScenarioStage stage)
    {
        stage.At("busy").WriteWebConfig(("Qualys.PageSize", "500"));

        await stage.ImportAsync(created: 1_000);

        Check.Equal(1_000, stage.CountAssets(), "Assets");
        Check.Contains("1960", stage.LastLog!.Text, "The log");
    }

    private static async Task A_certificate_that_the_machine_trusts_is_accepted(ScenarioStage stage)
    {
        await stage.At("trusted").ImportAsync(created: 50);

        Check.Equal(50, stage.CountAssets(), "Assets");
    }

    private static async Task A_client_signs_in_with_tokens_that_expire(ScenarioStage stage)
    {
        stage.At("tokens").WriteWebConfig(("Qualys.PageSize", "100"));
        stage.Form["SignIn"] = "UserClient";
        stage.Form["AccessAccount"] = "client";
        stage.Form["AccessPassword"] = "secret";

        await stage.ImportAsync(created: 1_000);
    }
}
