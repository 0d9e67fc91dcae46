using System.Globalization;

namespace RiskManager.ReferenceHost.Tests.PlatformSimulator;

[TestClass]
public sealed class AssetFilterTests
{
    [TestMethod]
    [DataRow("Name eq 'srv-1'", "srv-1")]
    [DataRow("Name ne 'srv-1'", "O'Hara,srv-2")]
    [DataRow("Name eq 'O''Hara'", "O'Hara")]
    [DataRow("Name eq 'SRV-1'", "srv-1")]
    [DataRow("startswith(Name,'srv')", "srv-1,srv-2")]
    [DataRow("endswith(Name,'2')", "srv-2")]
    [DataRow("substringof('rv-',Name)", "srv-1,srv-2")]
    [DataRow("ext_key eq 'q/1'", "srv-1")]
    [DataRow("startswith(ext_key,'q/')", "srv-1,srv-2")]
    [DataRow("ext_key ne 'q/1'", "srv-2")]
    [DataRow("ext_key eq 'q/1' or ext_key eq 'q/2'", "srv-1,srv-2")]
    [DataRow("ext_key eq 'q/1' or Name eq 'O''Hara'", "O'Hara,srv-1")]
    [DataRow("ext_key eq 'q/1' or Relevance eq 3", "O'Hara,srv-1,srv-2")]
    [DataRow("startswith(ext_key,'q/') and Relevance gt 2 and (Name eq 'srv-2' or Name eq 'O''Hara')", "srv-2")]
    [DataRow("Relevance ge 3 and Relevance le 3 and Relevance lt 4 and Relevance ne 4", "O'Hara,srv-1,srv-2")]
    [DataRow("Criticality eq 5", "")]
    [DataRow("startswith(Path,'Data center')", "O'Hara,srv-1,srv-2")]
    [DataRow("Path eq 'Data center > srv-1'", "srv-1")]
    [DataRow("CreatedBy eq 'integration' and AssetType eq 'Technology'", "O'Hara,srv-1,srv-2")]
    [DataRow("CreatedOn gt datetime'2020-01-31' and CreatedOn lt datetime'9999-12-31T23:59:59'", "O'Hara,srv-1,srv-2")]
    public async Task A_filter_lets_pass_what_it_says(string filter, string names)
    {
        await using var stage = await SimulatorStage.StartAsync();
        await stage.CreateAssetAsync("srv-1", "q/1");
        await stage.CreateAssetAsync("srv-2", "q/2");
        await stage.CreateAssetAsync("O'Hara");

        var reply = await stage.FilterAsync(filter);

        Assert.AreEqual(names, string.Join(',', reply.Values("Name")));
    }

    [TestMethod]
    public async Task A_filter_finds_an_asset_by_its_id()
    {
        await using var stage = await SimulatorStage.StartAsync("--assets", "10");
        var id = await stage.CreateAssetAsync("srv-1");

        CollectionAssert.AreEqual(new[] { "srv-1" }, (await stage.FilterAsync($"Id eq guid'{id}'")).Values("Name"));
        Assert.HasCount(10, (await stage.FilterAsync($"Id ne guid'{id}'")).Items);
    }

    [TestMethod]
    [DataRow("HostAddress eq 'x'")]
    [DataRow("unknown eq 'x'")]
    [DataRow("hidden eq 'x'")]
    [DataRow("choice eq 'x'")]
    [DataRow("choice/Caption eq 'x'")]
    [DataRow("Name eq null")]
    [DataRow("Name gt 'x'")]
    [DataRow("Name eq 5")]
    [DataRow("Name eq x")]
    [DataRow("Name EQ 'x'")]
    [DataRow("name eq 'x'")]
    [DataRow("Relevance eq '3'")]
    [DataRow("Id eq 'x'")]
    [DataRow("Id gt guid'00000000-0000-0000-0000-000000000000'")]
    [DataRow("Id eq guid'5'")]
    [DataRow("CreatedOn gt datetime'13:00:00'")]
    [DataRow("CreatedOn gt date'2020-01-31'")]
    [DataRow("Name eq 'x")]
    [DataRow("Name eq 'x' and")]
    [DataRow("(Name eq 'x'")]
    [DataRow("Name eq 'x')")]
    [DataRow("not Name eq 'x'")]
    [DataRow("startswith('x',Name)")]
    [DataRow("substringof(Name,'x')")]
    [DataRow("tolower(Name) eq 'x'")]
    [DataRow("")]
    public async Task A_filter_that_the_documentation_does_not_allow_is_refused(string filter)
    {
        await using var stage = await SimulatorStage.StartAsync("--attribute", "hidden:unpublished", "--attribute", "choice:list");

        var reply = await stage.FilterAsync(filter);

        Assert.AreEqual(400, reply.Status);
        Assert.StartsWith("$filter: ", reply.Json["error_description"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task Filters_on_custom_attributes_can_be_refused()
    {
        await using var stage = await SimulatorStage.StartAsync("--assume", "attribute-filters-refused");

        Assert.AreEqual(400, (await stage.FilterAsync("ext_key eq 'x'")).Status);
        Assert.AreEqual(200, (await stage.FilterAsync("Name eq 'x'")).Status);
        Assert.AreEqual(400, (await stage.GetAsync("assets?$orderby=ext_key")).Status);
    }

    [TestMethod]
    public async Task Texts_can_be_compared_with_their_case()
    {
        await using var stage = await SimulatorStage.StartAsync("--assume", "case-sensitive-text");
        await stage.CreateAssetAsync("srv-1", "q/a");

        Assert.IsEmpty((await stage.FilterAsync("ext_key eq 'Q/A'")).Items);
        Assert.HasCount(1, (await stage.FilterAsync("ext_key eq 'q/a'")).Items);
    }

    [TestMethod]
    public async Task Dates_of_a_filter_are_utc_or_local_time()
    {
        await using var stage = await SimulatorStage.StartAsync();
        await stage.CreateAssetAsync("srv-1");
        var inAnHour = stage.Platform.Time.GetUtcNow().AddHours(1).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        var utc = await stage.FilterAsync($"CreatedOn gt datetime'{inAnHour}'");
        stage.Platform.SetAssumptions("filter-offset=+0200");
        var local = await stage.FilterAsync($"CreatedOn gt datetime'{inAnHour}'");

        Assert.IsEmpty(utc.Items);
        Assert.HasCount(1, local.Items);
    }
}
