using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Screens.Findings;
using RiskManager.ReferenceHost.Screens.Organization;
using RiskManager.ReferenceHost.Screens.Runs;
using RiskManager.ReferenceHost.Screens.Shell;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Screens;

/// <summary>What the screens show of findings (R36, R37).</summary>
[TestClass]
public sealed class FindingsScreenTests
{
    private const string Source = "Qualys:q.example.com";

    [TestMethod]
    public async Task Without_findings_all_is_well_in_both_languages()
    {
        await using var site = await TestSite.StartAsync(signIn: false);

        Assert.Contains("All is well.", await site.RenderAsync<FindingsScreen>());
        Assert.Contains("Está tudo bem.", await site.RenderAsync<FindingsScreen>("pt-BR"));
        Assert.DoesNotContain("class=\"chip\"", await LinkAsync(site));
    }

    [TestMethod]
    public async Task A_pair_is_explained_with_links_to_both_assets_and_what_a_person_may_decide()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var (old, other) = await InsertPairAsync(site);

        var english = await site.RenderAsync<FindingsScreen>();
        var portuguese = await site.RenderAsync<FindingsScreen>("pt-BR");

        Assert.Contains($"<a href=\"/organization/assets/{old}\">SRV10</a>", english);
        Assert.Contains($"<a href=\"/organization/assets/{other}\">Open \"SRV99\"</a>", english);
        Assert.Contains("The machine is listed as \"SRV99\" (99) now: both have the same cloudId, dnsName.", english);
        Assert.Contains("for 3 days", english);
        Assert.Contains("Same machine: SRV10", english);
        Assert.Contains("Not the same machine: SRV10", english);
        Assert.Contains("A máquina agora é listada como \"SRV99\" (99): ambos têm o mesmo cloudId, dnsName.", portuguese);
        Assert.Contains("há 3 dias", portuguese);
        Assert.Contains("<span class=\"chip\">1</span>", await LinkAsync(site));
    }

    [TestMethod]
    public async Task A_reader_sees_findings_and_has_nothing_to_decide()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        await InsertPairAsync(site);

        var screen = await site.RenderAsync<FindingsScreen>(account: new Account("Rui", AccountRole.Reader));

        Assert.Contains("SRV10", screen);
        Assert.DoesNotContain("Same machine", screen);
        Assert.DoesNotContain("Not the same machine:", screen);
    }

    [TestMethod]
    public async Task The_address_says_what_is_shown()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        await InsertPairAsync(site);
        await InsertAsync(site, Row("50", FindingKinds.Gone), Row("51", FindingKinds.Stale) with { Days = 45 });

        var stale = await site.RenderAsync<FindingsScreen>(address: "findings?kind=stale");
        var other = await site.RenderAsync<FindingsScreen>(address: "findings?task=other");
        var dismissed = await site.RenderAsync<FindingsScreen>(address: "findings?show=Dismissed");
        var takenOver = await site.RenderAsync<FindingsScreen>(address: "findings?show=TakenOver");

        Assert.Contains("The machine has not been scanned for at least 45 days.", stale);
        Assert.Contains("1 finding", stale);
        Assert.DoesNotContain("SRV10", stale);
        Assert.Contains("No finding fits.", other);
        Assert.Contains("No finding fits.", dismissed);
        Assert.Contains("No asset has taken over an ID.", takenOver);
    }

    [TestMethod]
    public async Task The_page_of_an_asset_has_its_findings_and_the_way_back_from_a_takeover()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var (old, other) = await InsertPairAsync(site);
        await WriteAsync(site, connection => connection.Insert(
            new TakenOverIdentityRow
            {
                AssetId = other, TaskId = "task", Source = Source, OldId = "98", NewId = "99", ConfirmedBy = "Ana",
            }));

        var oldPage = await site.RenderAsync<AssetScreen>(parameters: new Dictionary<string, object?> { ["Id"] = old });
        var otherPage = await site.RenderAsync<AssetScreen>(parameters: new Dictionary<string, object?> { ["Id"] = other });

        Assert.Contains("The machine is listed as \"SRV99\"", oldPage);
        Assert.DoesNotContain("Undo the takeover", oldPage);
        Assert.Contains("The machine is listed as \"SRV99\"", otherPage);
        Assert.Contains("Undo the takeover: SRV99", otherPage);
    }

    [TestMethod]
    public async Task The_organization_shows_the_assets_with_a_kind_of_finding()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        await InsertPairAsync(site);
        await InsertAsync(site, Row("99", FindingKinds.Stale));

        var stale = await site.RenderAsync<OrganizationScreen>(address: "organization?finding=stale");
        var any = await site.RenderAsync<OrganizationScreen>(address: "organization?finding=any");
        var gone = await site.RenderAsync<OrganizationScreen>(address: "organization?finding=gone");

        Assert.Contains(">SRV99</a>", stale);
        Assert.DoesNotContain(">SRV10</a>", stale);
        Assert.Contains(">SRV99</a>", any);
        Assert.Contains(">SRV10</a>", any);
        Assert.Contains("No asset has such a finding.", gone);
    }

    [TestMethod]
    public async Task The_page_of_a_run_counts_its_findings_by_kind_and_leads_to_them()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var result = new IntegrationTaskResult
        {
            Status = RunStatus.Complete,
            Findings = new Dictionary<FindingKind, long> { [FindingKind.Gone] = 12, [FindingKind.Stale] = 0 },
        };

        var screen = await site.RenderAsync<RunFindings>(
            parameters: new Dictionary<string, object?> { ["Result"] = result, ["TaskId"] = "task-1" });

        Assert.Contains("<a href=\"/findings?task=task-1&kind=gone\">Show 12</a>", screen);
        Assert.DoesNotContain("kind=stale", screen);
    }

    private static Task<string> LinkAsync(TestSite site) =>
        site.RenderAsync<FindingsLink>(parameters: new Dictionary<string, object?> { ["Location"] = "/" });

    private static async Task<(long Old, long New)> InsertPairAsync(TestSite site)
    {
        var pair = await WriteAsync(site, connection =>
        {
            var source = connection.InsertWithInt64Identity(new SourceRow { Name = Source });
            return (InsertAsset(connection, source, "10"), InsertAsset(connection, source, "99"));
        });
        await InsertAsync(site, Row("10", FindingKinds.Identity) with
        {
            Subject = "99", OtherId = "99", Certain = true, Shared = "[\"cloudId\",\"dnsName\"]",
        });
        return pair;
    }

    private static long InsertAsset(DataConnection connection, long source, string id) => connection.InsertWithInt64Identity(new AssetRow
    {
        PerimeterId = connection.GetTable<PerimeterRow>().First().Id,
        TypeId = connection.GetTable<AssetTypeRow>().First().Id,
        SourceId = source,
        ImportId = id,
        Name = "SRV" + id,
    });

    private static FindingRow Row(string id, string kind) => new()
    {
        TaskId = "task",
        Kind = kind,
        Source = Source,
        ImportId = id,
        RunId = "run-1",
        Name = "Host " + id,
        Since = DateTimeOffset.UtcNow.AddDays(-3.5).ToUnixTimeMilliseconds(),
    };

    private static Task<BulkCopyRowsCopied> InsertAsync(TestSite site, params FindingRow[] rows) =>
        WriteAsync(site, connection => connection.BulkCopy(rows));

    private static async Task<T> WriteAsync<T>(TestSite site, Func<DataConnection, T> write)
    {
        using var host = await OpenedHost.OpenAsync(site.Data, CancellationToken.None);
        return await host.Database.WriteAsync(write, CancellationToken.None);
    }
}
