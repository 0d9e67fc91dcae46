using System.Text.Json.Nodes;

namespace RiskManager.ReferenceHost.Tests.PlatformSimulator;

/// <summary>Components, perimeters, people and knowledge bases.</summary>
[TestClass]
public sealed class OrganizationTests
{
    [TestMethod]
    public async Task A_component_without_a_name_is_called_after_its_asset_and_knowledge_base()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var asset = await stage.CreateAssetAsync("srv-17");
        await stage.CreateAssetAsync("srv-18");

        var created = await stage.PostAsync($"assets/{asset}/components", new { KnowledgeBaseId = "MOD_EN.000133" });
        var list = await stage.GetAsync($"assets/components?$filter=AssetId%20eq%20guid'{asset}'&$orderby=Id&page_size=1000");

        Assert.AreEqual(201, created.Status);
        Assert.HasCount(1, list.Items);
        Assert.AreEqual("srv-17 - Windows Server 2022", list.Items[0]!["Name"]!.GetValue<string>());
        Assert.AreEqual(asset.ToString(), list.Items[0]!["AssetId"]!.GetValue<string>());
        Assert.AreEqual("MOD_EN.000133", list.Items[0]!["KnowledgeBaseId"]!.GetValue<string>());
        Assert.HasCount(1, (await stage.GetAsync($"assets/{asset}")).Json["Components"]!.AsArray());
    }

    [TestMethod]
    public async Task The_component_list_can_have_another_shape()
    {
        await using var stage = await SimulatorStage.StartAsync("--assume", "components-nested");
        var asset = await stage.CreateAssetAsync("srv-17");
        await stage.PostAsync($"assets/{asset}/components", new { KnowledgeBaseId = "MOD_EN.000133", Name = "Windows" });

        var component = (await stage.GetAsync("assets/components")).Items[0]!;

        Assert.AreEqual("Windows", component["Name"]!.GetValue<string>());
        Assert.AreEqual(asset.ToString(), component["Asset"]!["Id"]!.GetValue<string>());
        Assert.AreEqual("MOD_EN.000133", component["KnowledgeBase"]!["Id"]!.GetValue<string>());
        Assert.IsNull(component["AssetId"]);
    }

    [TestMethod]
    [DataRow("{}", "RequiredField KnowledgeBaseId")]
    [DataRow("""{"KnowledgeBaseId":"MOD_EN.999999"}""", "UnknownKnowledgeBase KnowledgeBaseId")]
    [DataRow("""{"KnowledgeBaseId":"MOD_EN.000133","Cpe":"x"}""", "UnknownField Cpe")]
    public async Task A_component_needs_a_knowledge_base_that_exists(string body, string error)
    {
        await using var stage = await SimulatorStage.StartAsync();
        var asset = await stage.CreateAssetAsync("srv-17");

        CollectionAssert.AreEqual(new[] { error }, (await stage.PostAsync($"assets/{asset}/components", body)).AppErrors);
    }

    [TestMethod]
    public async Task Perimeters_are_listed_counted_and_found_by_path()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var headquarters = stage.PerimeterId("Headquarters");

        var top = await stage.GetAsync("perimeters/root/children?$orderby=Name");
        var below = await stage.GetAsync($"perimeters/{headquarters}/children?$orderby=Name");
        var byPath = await stage.GetAsync("perimeters?$filter=Path%20eq%20'Headquarters%20%3E%20Servers'");

        CollectionAssert.AreEqual(new[] { "Data center", "Headquarters", "Retired" }, top.Values("Name"));
        CollectionAssert.AreEqual(new[] { "Headquarters > Servers", "Headquarters > Workstations" }, below.Values("Path"));
        CollectionAssert.AreEqual(new[] { "Servers" }, byPath.Values("Name"));
        Assert.AreEqual("5", (await stage.GetAsync("perimeters/count")).Text);
        Assert.AreEqual("3", (await stage.GetAsync("perimeters/root/children/count")).Text);
        Assert.AreEqual("2", (await stage.GetAsync($"perimeters/{headquarters}/children/count")).Text);
        Assert.AreEqual("Headquarters", (await stage.GetAsync($"perimeters/{headquarters}")).Json["Name"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task A_perimeter_is_created_at_the_top_or_below_another_and_moved()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var top = (await stage.PostAsync("perimeters", new { Name = "Branch" })).Id;
        var below = (await stage.PostAsync("perimeters", new { Name = "Room 1", ParentPerimeter = top })).Id;

        var circle = await stage.PutAsync($"perimeters/{top}", new { ParentPerimeter = below });
        var moved = await stage.PutAsync($"perimeters/{below}", new { Path = "Data center", Name = "Room 2" });

        CollectionAssert.AreEqual(new[] { "CircularPath ParentPerimeter" }, circle.AppErrors);
        Assert.AreEqual(204, moved.Status);
        Assert.AreEqual("Data center > Room 2", (await stage.GetAsync($"perimeters/{below}")).Json["Path"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task Perimeters_and_people_take_all_documented_fields_and_have_no_custom_attributes()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var perimeter = await stage.PostAsync("perimeters", """
            {"Name":"Branch","Description":"d","AdditionalInformation":"a","MappingCriteria":"m","Responsible":{"Name":"Administrator"},
             "Latitude":1.5,"Longitude":-2,"GeolocationDescription":"g","ZoomLevel":3,"CustomAttributes":{}}
            """);
        var person = await stage.PostAsync("people", """
            {"Name":"Rui","Email":"r@example.test","Description":"d","Phone":"1","AdditionalInformation":"a","CustomAttributes":{}}
            """);
        var shown = (await stage.GetAsync($"perimeters/{perimeter.Id}")).Json;
        var unknown = await stage.PutAsync($"perimeters/{perimeter.Id}", new { CustomAttributes = new { ext_key = "x" } });

        Assert.AreEqual(201, person.Status);
        Assert.AreEqual("m", shown["MappingCriteria"]!.GetValue<string>());
        Assert.AreEqual("Administrator", shown["Responsible"]!["Name"]!.GetValue<string>());
        Assert.AreEqual(-2, shown["Longitude"]!.GetValue<double>());
        CollectionAssert.AreEqual(new[] { "UnknownAttribute CustomAttributes.ext_key" }, unknown.AppErrors);
    }

    [TestMethod]
    public async Task Perimeters_have_at_most_100_levels_below_the_top()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var parent = stage.Platform.ManualEditing.AddPerimeter(string.Join(" > ", Enumerable.Repeat("x", 100)));

        var last = await stage.PostAsync("perimeters", new { Name = "x", ParentPerimeter = parent });
        var tooDeep = await stage.PostAsync("perimeters", new { Name = "x", ParentPerimeter = last.Id });

        Assert.AreEqual(201, last.Status);
        CollectionAssert.AreEqual(new[] { "MaximumLevels ParentPerimeter" }, tooDeep.AppErrors);
    }

    [TestMethod]
    public async Task People_need_a_name_and_an_email_in_every_write()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var created = await stage.PostAsync("people", new { Name = "Rui Costa", Email = "rui@example.test" });

        var edited = await stage.PutAsync($"people/{created.Id}", new { Name = "Rui Costa", Email = "rui@example.test", Phone = "1" });
        var incomplete = await stage.PutAsync($"people/{created.Id}", new { Phone = "2" });
        var found = await stage.GetAsync("people?$filter=Name%20eq%20'Rui%20Costa'%20and%20Status%20eq%20'Active'");

        CollectionAssert.AreEqual(new[] { 201, 204 }, new[] { created.Status, edited.Status });
        CollectionAssert.AreEquivalent(new[] { "RequiredField Name", "RequiredField Email" }, incomplete.AppErrors);
        CollectionAssert.AreEqual(new[] { "1" }, found.Values("Phone"));
    }

    [TestMethod]
    public async Task Groups_list_their_members()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var group = (await stage.GetAsync("groups")).Values("Id").Single();

        CollectionAssert.AreEqual(new[] { "Administrator" }, (await stage.GetAsync($"groups/{group}/members")).Values("Name"));
    }

    [TestMethod]
    public async Task Knowledge_bases_show_their_id_as_customer_id_or_not()
    {
        await using var stage = await SimulatorStage.StartAsync();
        const string path = "/RM/api/knowledge/knowledgebases?$filter=Name%20eq%20'Windows%20Server%202022'%20and%20Status%20eq%202";

        CollectionAssert.AreEqual(new[] { "MOD_EN.000133" }, (await stage.GetAsync(path)).Values("CustomerID"));
        stage.Platform.SetAssumptions("customer-id-other");
        CollectionAssert.AreNotEqual(new[] { "MOD_EN.000133" }, (await stage.GetAsync(path)).Values("CustomerID"));
    }

    [TestMethod]
    public async Task The_application_is_a_person_with_the_login_of_its_writes()
    {
        await using var stage = await SimulatorStage.StartAsync("--login", "qualys");
        var id = await stage.CreateAssetAsync("srv-17");

        Assert.AreEqual("qualys", (await stage.GetAsync("/RM/api/info/me")).Json["Login"]!.GetValue<string>());
        Assert.AreEqual("qualys", (await stage.GetAsync($"assets/{id}")).Json["UpdatedBy"]!.GetValue<string>());
    }

    [TestMethod]
    [DataRow("GET", "/RM/api/Organization/vehicles", 404)]
    [DataRow("POST", "/RM/api/Organization/assets/count", 405)]
    [DataRow("PATCH", "/RM/api/Organization/assets", 405)]
    [DataRow("GET", "/RM/api/Organization/assets/5", 404)]
    [DataRow("GET", "/elsewhere", 404)]
    public async Task An_undocumented_call_is_refused_with_an_error(string method, string path, int status)
    {
        await using var stage = await SimulatorStage.StartAsync();

        var reply = await stage.SendAsync(new HttpMethod(method), path);

        Assert.AreEqual(status, reply.Status);
        Assert.IsInstanceOfType<JsonValue>(reply.Json["error"]);
    }
}
