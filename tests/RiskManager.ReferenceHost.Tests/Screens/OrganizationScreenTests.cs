using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Organization.Bulk;
using RiskManager.ReferenceHost.Screens.Organization;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Screens;

/// <summary>What the list of assets shows of searches, pages and jobs.</summary>
[TestClass]
public sealed class OrganizationScreenTests
{
    private static readonly Account Reader = new("Rui", AccountRole.Reader);

    [TestMethod]
    public async Task The_address_holds_search_order_and_page_so_that_a_reload_shows_the_same()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var last = await InsertAsync(site, assets: 120);

        var first = await site.RenderAsync<OrganizationScreen>(address: "organization?search=srv-&column=HostAddress&descending=true");
        var second = await site.RenderAsync<OrganizationScreen>(
            address: $"organization?search=srv-&column=HostAddress&descending=true&page=2&after={last - 49}.40a000047");

        Assert.Contains("120 assets", first);
        Assert.Contains(">srv-120</a>", first);
        Assert.Contains(">srv-071</a>", first);
        Assert.DoesNotContain(">srv-070</a>", first);
        Assert.Contains(">srv-070</a>", second);
        Assert.Contains("Page 2", second);
        Assert.Contains("value=\"srv-\"", second);
        Assert.Contains("aria-sort=\"descending\"", second);
    }

    [TestMethod]
    public async Task A_network_finds_its_addresses_in_their_order()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        await InsertAsync(site, assets: 120);

        var screen = await site.RenderAsync<OrganizationScreen>(address: "organization?search=10.0.0.8/30");

        Assert.Contains("4 assets", screen);
        Assert.IsLessThan(
            screen.IndexOf(">srv-010</a>", StringComparison.Ordinal), screen.IndexOf(">srv-009</a>", StringComparison.Ordinal));
        Assert.DoesNotContain(">srv-012</a>", screen);
    }

    [TestMethod]
    public async Task A_reader_is_offered_no_change_of_many_assets()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        await InsertAsync(site, assets: 3);

        var screen = await site.RenderAsync<OrganizationScreen>(account: Reader);

        Assert.Contains(">srv-001</a>", screen);
        Assert.DoesNotContain("Choose srv-001", screen);
        Assert.DoesNotContain("Choose all", screen);
    }

    [TestMethod]
    public async Task Every_browser_shows_a_job_with_what_it_skipped_and_a_reader_cannot_cancel_it()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        await WriteAsync(site, connection => connection.Insert(new BulkJobRow
        {
            Kind = nameof(BulkKind.Move), Parameters = BulkJob.Text(new BulkChange(BulkKind.Move) { TargetId = 0, Target = "Branch" }),
            Account = "Ann", CreatedAt = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), State = nameof(BulkState.Cancelled),
            EndedAt = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), Total = 40_000, Done = 12_000,
            Skipped = BulkJob.Text(new Dictionary<BulkSkip, long> { [BulkSkip.Gone] = 3 }),
        }));

        var english = await site.RenderAsync<OrganizationScreen>(account: Reader);
        var portuguese = await site.RenderAsync<OrganizationScreen>("pt-BR");

        Assert.Contains("Move 40,000 assets to Branch", english);
        Assert.Contains("Cancelled: 12,000 of 40,000 changed", english);
        Assert.Contains("3 were gone", english);
        Assert.Contains("ativos para Branch", portuguese);
        Assert.DoesNotContain("Cancel job", english);
    }

    [TestMethod]
    public async Task Assets_whose_attribute_is_blank_can_be_shown_alone()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var last = await InsertAsync(site, assets: 3);
        await WriteAsync(site, connection => connection.Insert(new CustomValueRow
        {
            AssetId = last, AttributeId = connection.GetTable<CustomAttributeRow>().Single(row => row.Name == "Business owner").Id,
            Value = "Finance",
        }));

        var screen = await site.RenderAsync<OrganizationScreen>(address: "organization?blank=Business%20owner");

        Assert.Contains("Only assets with a blank “Business owner”.", screen);
        Assert.Contains("2 assets", screen);
        Assert.DoesNotContain(">srv-003</a>", screen);
    }

    /// <returns>The number of the last.</returns>
    private static Task<long> InsertAsync(TestSite site, int assets) => WriteAsync(site, connection =>
    {
        var perimeter = connection.GetTable<PerimeterRow>().First().Id;
        var type = connection.GetTable<CustomAttributeRow>().First(row => row.Name == "Business owner").TypeId;
        var numbers = Enumerable.Range(1, assets).Select(number => connection.InsertWithInt64Identity(new AssetRow
        {
            PerimeterId = perimeter, TypeId = type, Name = $"srv-{number:000}", IpAddress = $"10.0.0.{number}",
            AddressKey = AddressKey.Of($"10.0.0.{number}", null),
        })).ToList();
        AssetAdditions.Record(connection, [.. numbers.Select(number => (number, perimeter))]);
        return numbers[^1];
    });

    private static async Task<T> WriteAsync<T>(TestSite site, Func<DataConnection, T> write)
    {
        using var host = await OpenedHost.OpenAsync(site.Data, CancellationToken.None);
        return await host.Database.WriteAsync(write, CancellationToken.None);
    }
}
