using System.Globalization;

namespace RiskManager.ReferenceHost.Tests.PlatformSimulator;

[TestClass]
public sealed class AssetListTests
{
    private const string All = "assets?page_size=1000&$orderby=Name";

    [TestMethod]
    public async Task A_page_has_ten_items_unless_the_call_says_otherwise()
    {
        await using var stage = await SimulatorStage.StartAsync("--assets", "25");

        Assert.HasCount(10, (await stage.GetAsync("assets?$orderby=Id")).Items);
        Assert.HasCount(25, (await stage.GetAsync("assets?$orderby=Id&page_size=1000")).Items);
        Assert.HasCount(5, (await stage.GetAsync("assets?$orderby=Id&page_size=10&page=3")).Items);
        Assert.IsEmpty((await stage.GetAsync("assets?$orderby=Id&page_size=10&page=4")).Items);
    }

    [TestMethod]
    public async Task Pages_in_the_order_of_ids_hold_each_asset_once()
    {
        await using var stage = await SimulatorStage.StartAsync("--assets", "25");
        var ids = new List<string?>();
        for (var page = 1; page <= 3; page++)
            ids.AddRange((await stage.GetAsync($"assets?$orderby=Id&page_size=10&page={page}")).Values("Id"));

        Assert.HasCount(25, ids.Distinct().ToList());
        CollectionAssert.AreEqual(ids.Order(StringComparer.Ordinal).ToList(), ids);
    }

    [TestMethod]
    public async Task A_list_is_sorted_by_several_fields()
    {
        await using var stage = await SimulatorStage.StartAsync();
        foreach (var (name, relevance) in new[] { ("b", 1), ("a", 2), ("c", 2) })
            await stage.PostAsync("assets", stage.NewAsset(name, ("Relevance", relevance)));

        var reply = await stage.GetAsync("assets?$orderby=Relevance%20desc,Name");

        CollectionAssert.AreEqual(new[] { "a", "c", "b" }, reply.Values("Name"));
    }

    [TestMethod]
    [DataRow("page_size=1001")]
    [DataRow("page_size=0")]
    [DataRow("page_size=ten")]
    [DataRow("page=0")]
    [DataRow("$select=Id")]
    [DataRow("$expand=Components")]
    [DataRow("page=1&page=2")]
    [DataRow("$orderby=HostAddress")]
    [DataRow("$orderby=Name%20down")]
    public async Task An_invalid_parameter_is_refused_with_an_error(string query)
    {
        await using var stage = await SimulatorStage.StartAsync();

        var reply = await stage.GetAsync($"assets?{query}");

        Assert.AreEqual(400, reply.Status);
        Assert.AreEqual("invalid_request", reply.Json["error"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task The_count_takes_the_same_filter()
    {
        await using var stage = await SimulatorStage.StartAsync("--assets", "25");

        Assert.AreEqual("25", (await stage.GetAsync("assets/count")).Text);
        Assert.AreEqual("9", (await stage.GetAsync("assets/count?$filter=startswith(Name,'Asset%2000000')")).Text);
        Assert.AreEqual(400, (await stage.GetAsync("assets/count?page=1")).Status);
    }

    [TestMethod]
    public async Task Dates_are_written_with_escaped_slashes_and_an_offset()
    {
        await using var stage = await SimulatorStage.StartAsync("--assets", "1");
        Assert.MatchesRegex("""
            "CreatedOn":"\\/Date\([0-9]{13}-0300\)\\/"
            """, (await stage.GetAsync(All)).Text);

        stage.Platform.SetAssumptions("dates-without-offset");
        Assert.MatchesRegex("""
            "CreatedOn":"\\/Date\([0-9]{13}\)\\/"
            """, (await stage.GetAsync(All)).Text);

        stage.Platform.SetAssumptions("date-offset=+0530");
        Assert.MatchesRegex("""
            "CreatedOn":"\\/Date\([0-9]{13}\+0530\)\\/"
            """, (await stage.GetAsync(All)).Text);
    }

    [TestMethod]
    public async Task Milliseconds_count_utc_or_local_time()
    {
        await using var stage = await SimulatorStage.StartAsync("--assets", "1");
        var utc = await MillisecondsAsync();
        stage.Platform.SetAssumptions("local-dates");
        var local = await MillisecondsAsync();

        Assert.AreEqual(-3 * 60 * 60 * 1_000, local - utc);

        async Task<long> MillisecondsAsync() =>
            long.Parse((await stage.GetAsync(All)).Values("CreatedOn")[0]!.Split('(', '-')[1], CultureInfo.InvariantCulture);
    }

    [TestMethod]
    public async Task Numbers_can_be_in_quotes()
    {
        await using var stage = await SimulatorStage.StartAsync("--assets", "1", "--assume", "quoted-numbers");

        Assert.Contains("\"Relevance\":\"2\"", (await stage.GetAsync(All)).Text);
    }

    [TestMethod]
    public async Task Items_can_lack_attributes_and_addresses()
    {
        await using var stage = await SimulatorStage.StartAsync("--assets", "1");
        var full = (await stage.GetAsync(All)).Items[0]!.AsObject();
        stage.Platform.SetAssumptions("list-without-attributes", "list-without-host-address");
        var bare = (await stage.GetAsync(All)).Items[0]!.AsObject();

        Assert.IsTrue(full.ContainsKey("CustomAttributes") && full.ContainsKey("HostAddress"));
        Assert.IsFalse(bare.ContainsKey("CustomAttributes") || bare.ContainsKey("HostAddress"));
    }

    [TestMethod]
    public async Task Blank_attributes_are_null_or_omitted()
    {
        await using var stage = await SimulatorStage.StartAsync("--assets", "1");
        var before = (await stage.GetAsync(All)).Items[0]!["CustomAttributes"]!.AsObject();
        stage.Platform.SetAssumptions("blank-attributes-omitted");
        var after = (await stage.GetAsync(All)).Items[0]!["CustomAttributes"]!.AsObject();

        Assert.HasCount(5, before);
        Assert.IsEmpty(after);
    }

    [TestMethod]
    public async Task Other_ways_of_the_list_can_be_assumed()
    {
        await using var stage = await SimulatorStage.StartAsync("--assets", "25");
        stage.Platform.SetAssumptions("page-size-clamped", "count-without-filter", "leading-blank", "query-limit=60");

        Assert.AreEqual(200, (await stage.GetAsync("assets?page_size=1001")).Status);
        Assert.AreEqual(400, (await stage.GetAsync("assets/count?$filter=Relevance%20eq%201")).Status);
        Assert.StartsWith(" ", (await stage.GetAsync(All)).Values("Path")[0]);
        Assert.AreEqual(404, (await stage.FilterAsync("Name eq 'a name that makes the query longer than the limit'")).Status);
    }

    [TestMethod]
    public async Task A_list_without_an_order_can_begin_anywhere()
    {
        await using var stage = await SimulatorStage.StartAsync("--assets", "25", "--fault", "unordered");

        var first = (await stage.GetAsync("assets?page_size=25")).Values("Id");
        var second = (await stage.GetAsync("assets?page_size=25")).Values("Id");

        CollectionAssert.AreNotEqual(first, second);
        CollectionAssert.AreEquivalent(first, second);
    }
}
