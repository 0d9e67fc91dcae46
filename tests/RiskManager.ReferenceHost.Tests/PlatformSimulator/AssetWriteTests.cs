using System.Text.Json.Nodes;

namespace RiskManager.ReferenceHost.Tests.PlatformSimulator;

[TestClass]
public sealed class AssetWriteTests
{
    [TestMethod]
    public async Task A_new_asset_is_answered_with_201_and_its_id_as_a_text()
    {
        await using var stage = await SimulatorStage.StartAsync();

        var attributes = new JsonObject { ["ext_key"] = "q/17" };
        var created = await stage.PostAsync("assets", stage.NewAsset("srv-17", ("CustomAttributes", attributes)));
        var asset = (await stage.GetAsync($"assets/{created.Id}")).Json;

        Assert.AreEqual(201, created.Status);
        Assert.AreEqual("srv-17", asset["Name"]!.GetValue<string>());
        Assert.AreEqual(" Data center > srv-17", asset["Path"]!.GetValue<string>());
        Assert.AreEqual("integration", asset["CreatedBy"]!.GetValue<string>());
        Assert.AreEqual("q/17", asset["CustomAttributes"]!["ext_key"]!.GetValue<string>());
        Assert.IsEmpty(asset["Components"]!.AsArray());
    }

    [TestMethod]
    [DataRow("""{"Name":null}""", "RequiredField Name")]
    [DataRow("""{"Name":" "}""", "RequiredField Name")]
    [DataRow("""{"AssetType":null}""", "RequiredField AssetType")]
    [DataRow("""{"AssetType":"Server"}""", "UnknownAssetType AssetType")]
    [DataRow("""{"Relevance":null}""", "RequiredField Relevance")]
    [DataRow("""{"Relevance":6}""", "OutOfRange Relevance")]
    [DataRow("""{"Relevance":2.5}""", "OutOfRange Relevance")]
    [DataRow("""{"Relevance":"3"}""", "InvalidType Relevance")]
    [DataRow("""{"Criticality":0}""", "OutOfRange Criticality")]
    [DataRow("""{"AnalysisFrequency":1001}""", "OutOfRange AnalysisFrequency")]
    [DataRow("""{"Latitude":91,"Longitude":0}""", "OutOfRange Latitude")]
    [DataRow("""{"Latitude":1}""", "PairRequired Longitude")]
    [DataRow("""{"ZoomLevel":22}""", "OutOfRange ZoomLevel")]
    [DataRow("""{"ParentPerimeter":null}""", "RequiredField ParentPerimeter")]
    [DataRow("""{"ParentPerimeter":"x"}""", "InvalidId ParentPerimeter")]
    [DataRow("""{"ParentPerimeter":"00000000-0000-0000-0000-000000000001"}""", "UnknownPerimeter ParentPerimeter")]
    [DataRow("""{"Path":"Data center"}""", "OnlyOne Path")]
    [DataRow("""{"Path":"Nowhere","ParentPerimeter":null}""", "UnknownPerimeter Path")]
    [DataRow("""{"Responsible":{"Name":"Nobody"}}""", "UnknownPerson Responsible")]
    [DataRow("""{"Responsible":{"Email":"x"}}""", "UnknownField Responsible.Email")]
    [DataRow("""{"CustomAttributes":{"unknown":"x"}}""", "UnknownAttribute CustomAttributes.unknown")]
    [DataRow("""{"CustomAttributes":{"hidden":"x"}}""", "UnknownAttribute CustomAttributes.hidden")]
    [DataRow("""{"CustomAttributes":{"short":"123456"}}""", "MaximumLength CustomAttributes.short")]
    [DataRow("""{"CustomAttributes":{"ext_key":5}}""", "InvalidType CustomAttributes.ext_key")]
    [DataRow("""{"Source":"x"}""", "UnknownField Source")]
    public async Task A_field_that_the_documentation_does_not_allow_is_refused(string change, string error)
    {
        await using var stage = await SimulatorStage.StartAsync("--attribute", "hidden:unpublished", "--attribute", "short:max=5");
        var body = stage.NewAsset("srv-17");
        foreach (var (field, value) in JsonNode.Parse(change)!.AsObject().ToList())
            body[field] = value?.DeepClone();

        var reply = await stage.PostAsync("assets", body);

        Assert.AreEqual(400, reply.Status);
        Assert.AreEqual("invalid_data", reply.Json["error"]!.GetValue<string>());
        Assert.Contains(error, reply.AppErrors);
        Assert.AreEqual("0", (await stage.GetAsync("assets/count")).Text);
    }

    [TestMethod]
    public async Task Names_have_at_most_400_characters()
    {
        await using var stage = await SimulatorStage.StartAsync();

        Assert.AreEqual(201, (await stage.PostAsync("assets", stage.NewAsset(new string('x', 400)))).Status);
        Assert.AreEqual(400, (await stage.PostAsync("assets", stage.NewAsset(new string('x', 401)))).Status);
    }

    [TestMethod]
    [DataRow("[]")]
    [DataRow("{\"Name\":")]
    [DataRow("{\"Name\":\"a\",\"Name\":\"b\"}")]
    public async Task A_body_that_is_no_object_is_refused(string body)
    {
        await using var stage = await SimulatorStage.StartAsync();

        Assert.AreEqual(400, (await stage.PostAsync("assets", body)).Status);
    }

    [TestMethod]
    public async Task An_edit_changes_what_it_names_and_nothing_else()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var id = await stage.CreateAssetAsync("srv-17", "q/17");
        var before = (await stage.GetAsync($"assets/{id}")).Json;

        var edited = await stage.PutAsync(
            $"assets/{id}", new { HostAddress = "10.0.0.1", CustomAttributes = new { dns_name = "srv-17.example.test" } });
        var after = (await stage.GetAsync($"assets/{id}")).Json;

        Assert.AreEqual(204, edited.Status);
        Assert.AreEqual("", edited.Text);
        Assert.AreEqual("srv-17", after["Name"]!.GetValue<string>());
        Assert.AreEqual("10.0.0.1", after["HostAddress"]!.GetValue<string>());
        Assert.AreEqual("q/17", after["CustomAttributes"]!["ext_key"]!.GetValue<string>());
        Assert.AreEqual("srv-17.example.test", after["CustomAttributes"]!["dns_name"]!.GetValue<string>());
        Assert.AreNotEqual(before["UpdatedOn"]!.GetValue<string>(), after["UpdatedOn"]!.GetValue<string>());
        Assert.AreEqual(before["CreatedOn"]!.GetValue<string>(), after["CreatedOn"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task An_edit_moves_an_asset_and_keeps_its_id()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var id = await stage.CreateAssetAsync("srv-17");

        await stage.PutAsync($"assets/{id}", new { Path = "Headquarters > Servers" });

        Assert.AreEqual(" Headquarters > Servers > srv-17", (await stage.GetAsync($"assets/{id}")).Json["Path"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task Null_erases_an_attribute_and_leaves_a_plain_field()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var id = (await stage.PostAsync("assets", stage.NewAsset("srv-17", ("Description", "old")))).Id;
        await stage.PutAsync($"assets/{id}", new { CustomAttributes = new { ext_key = "q/17" } });

        await stage.PutAsync($"assets/{id}", """{"Description":null,"CustomAttributes":{"ext_key":null}}""");
        var asset = (await stage.GetAsync($"assets/{id}")).Json;

        Assert.AreEqual("old", asset["Description"]!.GetValue<string>());
        Assert.IsNull(asset["CustomAttributes"]!["ext_key"]);
    }

    [TestMethod]
    public async Task An_edit_takes_no_asset_type_and_needs_an_existing_asset()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var id = await stage.CreateAssetAsync("srv-17");

        var type = await stage.PutAsync($"assets/{id}", new { AssetType = "Technology" });
        var missing = await stage.PutAsync($"assets/{Guid.NewGuid()}", new { Name = "x" });

        CollectionAssert.AreEqual(new[] { "UnknownField AssetType" }, type.AppErrors);
        Assert.AreEqual(404, missing.Status);
        Assert.AreEqual("not_found", missing.Json["error"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task Nothing_can_be_deleted()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var id = await stage.CreateAssetAsync("srv-17");

        Assert.AreEqual(405, (await stage.SendAsync(HttpMethod.Delete, $"assets/{id}")).Status);
        stage.Platform.SetAssumptions("delete-404");
        Assert.AreEqual(404, (await stage.SendAsync(HttpMethod.Delete, $"assets/{id}")).Status);
        Assert.AreEqual("1", (await stage.GetAsync("assets/count")).Text);
    }

    [TestMethod]
    public async Task Attributes_of_other_types_have_values_of_their_own_form()
    {
        await using var stage = await SimulatorStage.StartAsync(
            "--attribute", "cost:number", "--attribute", "bought:date", "--attribute", "kind:list");

        var id = (await stage.PostAsync("assets", stage.NewAsset(
            "srv-17",
            ("CustomAttributes", JsonNode.Parse("""{"cost":2.5,"bought":"\/Date(1312209607337)\/","kind":["a","b"]}"""))))).Id;
        var reply = await stage.GetAsync($"assets/{id}");

        Assert.Contains("\"cost\":2.5", reply.Text);
        Assert.Contains("\"bought\":\"\\/Date(1312209607337-0300)\\/\"", reply.Text);
        Assert.Contains("\"kind\":[\"a\",\"b\"]", reply.Text);
        Assert.HasCount(1, (await stage.FilterAsync("cost gt 2 and bought lt datetime'2011-08-02'")).Items);
    }
}
