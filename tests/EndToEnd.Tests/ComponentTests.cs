using System.Text.Json.Nodes;
using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

/// <summary>R13, R7, R30: asset components in the host.</summary>
[TestClass]
public sealed class ComponentTests
{
    [TestMethod]
    public async Task Assets_get_the_components_of_their_operating_systems_and_the_others_are_listed()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "3000");
        using var host = new ReferenceHost();

        var run = await host.ImportAsync(ImportSettings.For(qualys) with { CreateComponents = true });

        var assets = await host.AssetsAsync();
        var withComponent = assets.Where(asset => asset["components"]!.AsArray().Count > 0).ToList();
        Assert.AreEqual(
            (0, 3000L, (long)withComponent.Count),
            (run.ExitCode, run.Summary.Created, run.Summary.ComponentsCreated),
            run.ToString());
        Assert.IsGreaterThan(2000, withComponent.Count);
        Assert.IsGreaterThan(0, run.Summary.UnmappedOperatingSystems);
        var windows = assets.First(
            asset => (string?)asset["operatingSystem"] == "Windows 10 Enterprise 64 bit Edition Version 22H2")
            ["components"]!.AsArray().Single()!;
        Assert.AreEqual(("Windows 10", "cpe:2.3:o:microsoft:windows_10_22h2:-:*:*:*:*:*:*:*", "WIN.000110"), Fields(windows));
        Assert.IsEmpty(assets.Where(
            asset => (string?)asset["operatingSystem"] == "Ubuntu / Tiny Core Linux / Linux 2.6.x"
                && asset["components"]!.AsArray().Count > 0).ToList());
        StringAssert.Contains(run.Errors, "No asset component for \"Windows Vista / Windows 2008\"");
    }

    [TestMethod]
    public async Task An_upgrade_retargets_the_component_and_one_deleted_by_hand_returns()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "40");
        using var host = new ReferenceHost();
        var settings = ImportSettings.For(qualys) with { CreateComponents = true };
        await host.ImportAsync(settings);
        var assets = (await host.AssetsAsync()).Where(asset => asset["components"]!.AsArray().Count > 0).Take(2).ToList();
        await qualys.ChangeInventoryAsync(new
        {
            add = 0,
            change = new[]
            {
                new
                {
                    id = long.Parse((string)assets[0]["id"]!, System.Globalization.CultureInfo.InvariantCulture),
                    os = "Windows Server 2025 Standard 64 bit Edition",
                },
            },
        });
        await host.PersonAsync("delete-component", assets[1], "--component", (string)assets[1]["components"]![0]!["name"]!);

        var run = await host.ImportAsync(settings);

        Assert.AreEqual((2L, 38L, 1L), (run.Summary.Updated, run.Summary.Unchanged, run.Summary.ComponentsCreated), run.ToString());
        var after = (await host.AssetsAsync()).ToDictionary(asset => (string)asset["id"]!);
        var upgraded = after[(string)assets[0]["id"]!]["components"]!.AsArray().Single()!;
        Assert.AreEqual(("Windows Server 2025", "WIN.000125"), ((string)upgraded["name"]!, (string)upgraded["knowledgeBase"]!));
        Assert.AreEqual(assets[1]["components"]!.ToJsonString(), after[(string)assets[1]["id"]!]["components"]!.ToJsonString());
        Assert.HasCount(1, host.Query(
            "SELECT entry FROM audit WHERE entry LIKE '%deleted by \"Administrator\", was created again by an import%'"));
    }

    [TestMethod]
    public async Task Without_update_a_component_deleted_by_hand_stays_deleted()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "20");
        using var host = new ReferenceHost();
        var settings = ImportSettings.For(qualys) with { CreateComponents = true, UpdateProperties = false };
        await host.ImportAsync(settings);
        var asset = (await host.AssetsAsync()).First(asset => asset["components"]!.AsArray().Count > 0);
        await host.PersonAsync("delete-component", asset, "--component", (string)asset["components"]![0]!["name"]!);

        var run = await host.ImportAsync(settings);

        Assert.AreEqual((20L, 0L), (run.Summary.Unchanged, run.Summary.ComponentsCreated), run.ToString());
        Assert.IsEmpty((await host.AssetsAsync()).Single(other => (string)other["id"]! == (string)asset["id"]!)["components"]!.AsArray());
    }

    [TestMethod]
    public async Task The_customers_file_maps_names_in_runs_and_in_explanations()
    {
        using var recorded = new RecordedResponses().Page("<HOST><ID>11</ID><IP>10.0.0.1</IP><OS>Acme Gateway 4.1</OS></HOST>");
        await using var qualys = await recorded.ServeAsync();
        using var host = new ReferenceHost();
        WriteMappings(host, "acme: Acme Gateway (?<version>[\\d.]+) -> o:fortinet:fortios:{version}");

        var explained = await host.RunAsync(["explain-os", "Acme Gateway 4.1", "--data", host.Data]);
        var run = await host.ImportAsync(ImportSettings.For(qualys) with { CreateComponents = true });

        Assert.AreEqual(
            """{"name":"Acme Gateway 4.1","cpe":"cpe:"""
                + """2.3:o:fortinet:fortios:4.1:*:*:*:*:*:*:*","rule":"acme","knowledgeBase":"NET.000307"}""",
            explained.Lines.Single(),
            explained.ToString());
        Assert.AreEqual(1L, run.Summary.ComponentsCreated, run.ToString());
    }

    [TestMethod]
    [DataRow("Acme Gateway", "windows_server_2016:1607::x64:", "o:microsoft:windows_server_2016:-", "qualys-os-cpe", "WIN.000122")]
    [DataRow(
        "Windows Server 2019", "windows_server_2016", "o:microsoft:windows_server_2019:-", "windows-server-2019", "WIN.000123",
        DisplayName = "a rule wins")]
    public async Task The_cpe_name_of_qualys_can_be_explained_with_the_name(
        string name, string product, string cpe, string rule, string knowledgeBase)
    {
        using var host = new ReferenceHost();

        var explained = await host.RunAsync(["explain-os", name, "--os-cpe", $"cpe:/o:microsoft:{product}", "--data", host.Data]);

        Assert.AreEqual(
            $$"""{"name":"{{name}}","cpe":"cpe:2.3:{{cpe}}:*:*:*:*:*:*:*","rule":"{{rule}}","knowledgeBase":"{{knowledgeBase}}"}""",
            explained.Lines.Single(),
            explained.ToString());
    }

    [TestMethod]
    public async Task A_major_version_reaches_the_knowledge_base_of_its_minor_versions()
    {
        using var host = new ReferenceHost();

        var explained = await host.RunAsync(
            ["explain-os", "Red Hat Enterprise Linux 10", "--os-cpe", "cpe:/o:redhat", "--data", host.Data]);

        StringAssert.Contains(explained.Lines.Single(), "\"knowledgeBase\":\"LNX.000218\"");
        StringAssert.Contains(explained.Errors, "Qualys' own CPE name \"cpe:/o:redhat\" is not used: it names no product.");
    }

    [TestMethod]
    public async Task A_bad_line_in_the_customers_file_is_refused_with_its_number_before_anything_is_called()
    {
        using var host = new ReferenceHost();
        WriteMappings(host, "# fine\nacme -> o:acme");

        var explained = await host.RunAsync(["explain-os", "AIX 7.2", "--data", host.Data]);
        var run = await host.ImportAsync(new ImportSettings { ServerUrl = "http://127.0.0.1:1", CreateComponents = true });

        Assert.AreEqual((2, 2), (explained.ExitCode, run.ExitCode), run.ToString());
        StringAssert.Contains(explained.Errors, "operating-systems.rules, line 2: ");
        StringAssert.Contains(run.Errors, "operating-systems.rules, line 2: ");
    }

    [TestMethod]
    public async Task A_file_that_web_config_names_has_to_be_there()
    {
        using var host = new ReferenceHost();
        host.Configure(("Qualys.OperatingSystemMappings", "mine.rules"));

        var explained = await host.RunAsync(["explain-os", "AIX 7.2", "--data", host.Data]);

        Assert.AreEqual(2, explained.ExitCode, explained.ToString());
        StringAssert.Contains(explained.Errors, "there is no file \"mine.rules\"");
    }

    [TestMethod]
    public async Task An_operating_system_that_is_unknown_is_explained_by_null()
    {
        using var host = new ReferenceHost();

        var explained = await host.RunAsync(["explain-os", "Windows Vista / Windows 2008", "--data", host.Data]);

        Assert.AreEqual(
            """{"name":"Windows Vista / Windows 2008","cpe":null,"rule":null,"knowledgeBase":null}""",
            explained.Lines.Single(),
            explained.ToString());
    }

    private static void WriteMappings(ReferenceHost host, string text)
    {
        Directory.CreateDirectory(host.Data);
        File.WriteAllText(Path.Combine(host.Data, "operating-systems.rules"), text);
    }

    private static (string, string, string) Fields(JsonNode component) =>
        ((string)component["name"]!, (string)component["cpe"]!, (string)component["knowledgeBase"]!);
}
