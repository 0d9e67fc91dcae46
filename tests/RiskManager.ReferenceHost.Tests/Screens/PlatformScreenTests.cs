using LinqToDB;
using Microsoft.AspNetCore.Components;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Screens.Attributes;
using RiskManager.ReferenceHost.Screens.KnowledgeBases;
using RiskManager.ReferenceHost.Screens.Organization;
using RiskManager.ReferenceHost.Screens.Runs;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Screens;

/// <summary>The screens of a host beside a real Risk Manager show what was imported and lead there (R31).</summary>
[TestClass]
public sealed class PlatformScreenTests
{
    private const string Platform = "https://rm.example.com/RM";
    private const string AssetId = "0f8fad5b-d9cb-469f-a165-70867728950e";

    [TestMethod]
    public Task Perimeters_cannot_be_created_here() =>
        AssertReadOnlyAsync<OrganizationScreen>("New perimeter", "The real Risk Manager keeps the organization.");

    [TestMethod]
    public Task Knowledge_bases_cannot_be_created_here() =>
        AssertReadOnlyAsync<KnowledgeBasesScreen>("New knowledge base", "The real Risk Manager keeps the knowledge bases.");

    [TestMethod]
    public Task Attributes_cannot_be_created_here() =>
        AssertReadOnlyAsync<AttributesScreen>("New attribute", "The real Risk Manager keeps the attributes.");

    [TestMethod]
    public async Task Assets_cannot_be_chosen_to_be_changed_here()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        await InsertAsync(site);
        var before = await site.RenderAsync<OrganizationScreen>();
        Connect(site);

        var after = await site.RenderAsync<OrganizationScreen>();

        Assert.Contains("Choose this page", before);
        Assert.Contains("SRV1", after);
        Assert.DoesNotContain("Choose", after);
    }

    [TestMethod]
    public async Task The_note_is_there_in_Portuguese_too()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        Connect(site);

        var screen = await site.RenderAsync<OrganizationScreen>("pt-BR");

        Assert.Contains("O Risk Manager real mantém a organização.", screen);
        Assert.Contains("Abrir rm.example.com", screen);
    }

    [TestMethod]
    public async Task An_imported_asset_leads_to_its_page_on_the_platform_and_has_no_button()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var parameters = new Dictionary<string, object?> { ["Id"] = await InsertAsync(site) };
        var before = await site.RenderAsync<AssetScreen>(parameters: parameters);
        Connect(site, "assets/{id}");

        var after = await site.RenderAsync<AssetScreen>(parameters: parameters);

        Assert.Contains($"<a href=\"{Platform}/assets/{AssetId}\">{AssetId}</a>", after);
        Assert.Contains("<button", before);
        Assert.DoesNotContain("<button", after);
    }

    [TestMethod]
    public async Task Attributes_shows_which_ones_imports_write_and_no_secret()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        Connect(site);

        var screen = await site.RenderAsync<AttributesScreen>();

        Assert.Contains("<code>ext_key</code>", screen);
        Assert.Contains("<code>dns_name</code>", screen);
        Assert.DoesNotContain("s3cret", screen);
    }

    [TestMethod]
    public async Task The_page_of_a_run_lists_what_people_have_to_do()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        using (var host = await OpenedHost.OpenAsync(site.Data, CancellationToken.None))
        {
            await host.Database.WriteAsync(
                connection => connection.Insert(
                    new RunRow { Id = "run-1", TaskId = "task-1", Settings = "{}", Status = "Complete", Origin = "Person" })
                    + connection.Insert(new FindingRow
                    {
                        TaskId = "task-1",
                        Kind = FindingRow.ManualKind,
                        Source = "Qualys:q.example.com",
                        ImportId = "4096",
                        RunId = "run-1",
                        Name = "SRV1",
                        Reason = "Delete the component.",
                        Translations = """{"pt-BR":"Exclua o componente."}""",
                    }),
                CancellationToken.None);
        }

        var parameters = new Dictionary<string, object?> { ["RunId"] = "run-1" };
        var english = await site.RenderAsync<RunFindingsView>(parameters: parameters);
        var portuguese = await site.RenderAsync<RunFindingsView>("pt-BR", parameters);

        Assert.Contains("Delete the component.", english);
        Assert.Contains("By hand", english);
        Assert.Contains("Exclua o componente.", portuguese);
        Assert.Contains("À mão", portuguese);
    }

    private static async Task AssertReadOnlyAsync<TScreen>(string button, string note)
        where TScreen : IComponent
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var before = await site.RenderAsync<TScreen>();

        Connect(site);
        var after = await site.RenderAsync<TScreen>();

        Assert.Contains(button, before);
        Assert.DoesNotContain(note, before);
        Assert.DoesNotContain(button, after);
        Assert.Contains(note, after);
        Assert.Contains($"<a href=\"{Platform}\">Open rm.example.com</a>", after);
    }

    private static void Connect(TestSite site, string assetPage = "") => File.WriteAllText(
        Path.Combine(site.Data, "web.config"),
        $"""
        <configuration>
          <appSettings>
            <add key="RiskManager.PlatformUrl" value="{Platform}" />
            <add key="RiskManager.PlatformClientId" value="import" />
            <add key="RiskManager.PlatformClientSecret" value="s3cret" />
            <add key="RiskManager.PlatformKeyAttribute" value="ext_key" />
            <add key="RiskManager.PlatformAttributes" value="dnsName=dns_name" />
            <add key="RiskManager.PlatformAssetPage" value="{assetPage}" />
          </appSettings>
        </configuration>
        """);

    private static async Task<long> InsertAsync(TestSite site)
    {
        using var host = await OpenedHost.OpenAsync(site.Data, CancellationToken.None);
        return await host.Database.WriteAsync(
            connection =>
            {
                var source = connection.InsertWithInt64Identity(new SourceRow { Name = "Qualys:q.example.com" });
                connection.Insert(new PlatformAssetRow
                {
                    PlatformId = "0f8fad5bd9cb469fa16570867728950e", SourceId = source, ImportId = "4096",
                });
                return connection.InsertWithInt64Identity(new AssetRow
                {
                    PerimeterId = connection.GetTable<PerimeterRow>().First().Id,
                    TypeId = connection.GetTable<AssetTypeRow>().First().Id,
                    SourceId = source,
                    ImportId = "4096",
                    Name = "SRV1",
                });
            },
            CancellationToken.None);
    }
}
