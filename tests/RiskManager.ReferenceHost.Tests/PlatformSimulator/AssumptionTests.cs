using System.Text.Json.Nodes;
using RiskManagerSimulator.Hosting;
using RiskManagerSimulator.Platform;

namespace RiskManager.ReferenceHost.Tests.PlatformSimulator;

/// <summary>Assumptions about calls and writes; those about lists and filters are tested with them.</summary>
[TestClass]
public sealed class AssumptionTests
{
    [TestMethod]
    public async Task A_post_can_return_200()
    {
        await using var stage = await SimulatorStage.StartAsync("--assume", "created-200");

        Assert.AreEqual(200, (await stage.PostAsync("assets", stage.NewAsset("srv-17"))).Status);
    }

    [TestMethod]
    public async Task A_post_can_return_an_object()
    {
        await using var stage = await SimulatorStage.StartAsync("--assume", "created-object");

        var reply = await stage.PostAsync("assets", stage.NewAsset("srv-17"));

        Assert.AreEqual((await stage.GetAsync("assets")).Values("Id").Single(), reply.Json["Id"]!.GetValue<string>());
    }

    [TestMethod]
    [DataRow(null, true)]
    [DataRow("components-change-assets", false)]
    public async Task Components_change_the_time_of_their_asset_or_not(string? assumption, bool isUnchanged)
    {
        string[] arguments = assumption is null ? [] : ["--assume", assumption];
        await using var stage = await SimulatorStage.StartAsync(arguments);
        var id = await stage.CreateAssetAsync("srv-17");
        var created = await UpdatedOnAsync();
        var component = (await stage.PostAsync($"assets/{id}/components", new { KnowledgeBaseId = "MOD_EN.000133" })).Id;
        var added = await UpdatedOnAsync();
        stage.Platform.ManualEditing.DeleteComponent(component);
        var deleted = await UpdatedOnAsync();

        Assert.AreEqual(isUnchanged, created == added);
        Assert.AreEqual(isUnchanged, added == deleted);

        async Task<string?> UpdatedOnAsync() => (await stage.GetAsync("assets")).Values("UpdatedOn").Single();
    }

    [TestMethod]
    public async Task A_refusal_can_have_any_status_and_still_has_an_error()
    {
        await using var stage = await SimulatorStage.StartAsync("--assume", "refusal-status=200");

        var reply = await stage.PostAsync("assets", stage.NewAsset("srv-17", ("Relevance", 9)));

        Assert.AreEqual(200, reply.Status);
        CollectionAssert.AreEqual(new[] { "OutOfRange Relevance" }, reply.AppErrors);
    }

    [TestMethod]
    public async Task A_method_in_a_header_works_beside_the_real_one_or_alone()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var id = await stage.CreateAssetAsync("srv-17");

        Assert.AreEqual(204, (await stage.SendAsync(HttpMethod.Post, $"assets/{id}", new { Name = "a" }, "PUT")).Status);
        stage.Platform.SetAssumptions("method-override");
        Assert.AreEqual(405, (await stage.PutAsync($"assets/{id}", new { Name = "b" })).Status);
        Assert.AreEqual(204, (await stage.SendAsync(HttpMethod.Post, $"assets/{id}", new { Name = "c" }, "PUT")).Status);
        Assert.AreEqual("c", (await stage.GetAsync($"assets/{id}")).Json["Name"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task Paths_ignore_case_or_not()
    {
        await using var stage = await SimulatorStage.StartAsync();

        Assert.AreEqual(200, (await stage.GetAsync("/rm/API/organization/Assets")).Status);
        stage.Platform.SetAssumptions("case-sensitive-paths");
        Assert.AreEqual(404, (await stage.GetAsync("/RM/api/organization/assets")).Status);
        Assert.AreEqual(200, (await stage.GetAsync("/RM/api/Organization/assets")).Status);
    }

    [TestMethod]
    public async Task Required_attributes_are_enforced_or_not()
    {
        await using var stage = await SimulatorStage.StartAsync("--attribute", "owner:required");
        var id = await stage.CreateAssetAsync("srv-17");
        stage.Platform.SetAssumptions("required-enforced");

        var created = await stage.PostAsync("assets", stage.NewAsset("srv-18"));
        var edited = await stage.PutAsync($"assets/{id}", new { Name = "srv-19" });
        var complete = await stage.PutAsync($"assets/{id}", new { CustomAttributes = new { owner = "Ana" } });

        CollectionAssert.AreEqual(new[] { "RequiredAttribute CustomAttributes.owner" }, created.AppErrors);
        CollectionAssert.AreEqual(new[] { "RequiredAttribute CustomAttributes.owner" }, edited.AppErrors);
        Assert.AreEqual(204, complete.Status);
    }

    [TestMethod]
    public async Task Names_are_unique_in_their_place_or_not()
    {
        await using var stage = await SimulatorStage.StartAsync();
        await stage.CreateAssetAsync("srv-17");
        Assert.AreEqual(201, (await stage.PostAsync("assets", stage.NewAsset("srv-17"))).Status);
        stage.Platform.SetAssumptions("unique-names");

        var twin = await stage.PostAsync("assets", stage.NewAsset("SRV-17"));
        var elsewhere = await stage.PostAsync("assets", stage.NewAsset("srv-17", ("ParentPerimeter", stage.PerimeterId("Retired"))));
        var perimeter = await stage.PostAsync("perimeters", new { Name = "Retired" });

        CollectionAssert.AreEqual(new[] { "NameInUse Name" }, twin.AppErrors);
        Assert.AreEqual(201, elsewhere.Status);
        CollectionAssert.AreEqual(new[] { "NameInUse Name" }, perimeter.AppErrors);
    }

    [TestMethod]
    public async Task The_separator_of_paths_is_accepted_in_names_or_not()
    {
        await using var stage = await SimulatorStage.StartAsync();

        Assert.AreEqual(201, (await stage.PostAsync("assets", stage.NewAsset("a > b"))).Status);
        stage.Platform.SetAssumptions("separator-refused");
        CollectionAssert.AreEqual(new[] { "InvalidName Name" }, (await stage.PostAsync("assets", stage.NewAsset("a > b"))).AppErrors);
    }

    [TestMethod]
    public async Task A_missing_path_can_be_created()
    {
        await using var stage = await SimulatorStage.StartAsync("--assume", "missing-path-created");
        var body = stage.NewAsset("srv-17", ("Path", "New > Below"));
        body.Remove("ParentPerimeter");

        var id = (await stage.PostAsync("assets", body)).Id;

        Assert.AreEqual(" New > Below > srv-17", (await stage.GetAsync($"assets/{id}")).Json["Path"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task A_responsible_person_is_taken_by_name_or_id()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var ana = stage.Platform.Organization.People.All.Single(person => person.Name == "Ana Souza").Id.ToString();
        var id = (await stage.PostAsync("assets", stage.NewAsset("srv-17", ("Responsible", new JsonObject { ["Id"] = ana })))).Id;
        stage.Platform.ManualEditing.AddPerson("Administrator", "second@example.test");
        stage.Platform.SetAssumptions("responsible-by-name");

        var refused = await stage.PutAsync($"assets/{id}", new { Responsible = new { Id = ana } });
        var ambiguous = await stage.PutAsync($"assets/{id}", new { Responsible = new { Name = "Administrator" } });

        Assert.AreEqual("Ana Souza", (await stage.GetAsync($"assets/{id}")).Json["Responsible"]!["Name"]!.GetValue<string>());
        Assert.Contains("UnknownField Responsible.Id", refused.AppErrors);
        CollectionAssert.AreEqual(new[] { "AmbiguousPerson Responsible" }, ambiguous.AppErrors);
    }

    [TestMethod]
    [DataRow("host-address-refused", 400, false)]
    [DataRow("host-address-ignored", 201, false)]
    [DataRow("host-address-hidden", 201, false)]
    [DataRow("created-200", 200, true)]
    public async Task The_host_address_can_be_unknown_ignored_or_hidden(string assumption, int status, bool isShown)
    {
        await using var stage = await SimulatorStage.StartAsync("--assume", assumption);

        var reply = await stage.PostAsync("assets", stage.NewAsset("srv-17", ("HostAddress", "10.0.0.1")));
        var list = await stage.GetAsync("assets");

        Assert.AreEqual(status, reply.Status);
        Assert.AreEqual(isShown, list.Text.Contains("10.0.0.1", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task Null_can_clear_plain_fields_and_be_ignored_in_attributes()
    {
        await using var stage = await SimulatorStage.StartAsync("--assume", "null-clears", "--assume", "null-ignored");
        var id = (await stage.PostAsync("assets", stage.NewAsset("srv-17", ("Description", "old")))).Id;
        await stage.PutAsync($"assets/{id}", new { CustomAttributes = new { ext_key = "q/17" } });

        await stage.PutAsync($"assets/{id}", """{"Description":null,"CustomAttributes":{"ext_key":null}}""");
        var asset = (await stage.GetAsync($"assets/{id}")).Json;
        var name = await stage.PutAsync($"assets/{id}", """{"Name":null}""");

        Assert.IsNull(asset["Description"]);
        Assert.AreEqual("q/17", asset["CustomAttributes"]!["ext_key"]!.GetValue<string>());
        CollectionAssert.AreEqual(new[] { "RequiredField Name" }, name.AppErrors);
    }

    [TestMethod]
    public async Task An_edit_can_replace_the_whole_asset()
    {
        await using var stage = await SimulatorStage.StartAsync("--assume", "put-replaces");
        var id = (await stage.PostAsync("assets", stage.NewAsset("srv-17", ("Description", "old")))).Id;

        var partial = await stage.PutAsync($"assets/{id}", new { Name = "new" });
        await stage.PutAsync($"assets/{id}", new { Name = "new", Relevance = 2, ParentPerimeter = stage.PerimeterId("Retired") });

        CollectionAssert.AreEquivalent(new[] { "RequiredField Relevance", "RequiredField ParentPerimeter" }, partial.AppErrors);
        Assert.IsNull((await stage.GetAsync($"assets/{id}")).Json["Description"]);
    }

    [TestMethod]
    [DataRow("unknown", "", "")]
    [DataRow("created-200=5", "", "")]
    [DataRow("authorization", "", "")]
    [DataRow("token-seconds=x", "", "")]
    [DataRow("date-offset=3h", "", "")]
    [DataRow("", "unknown", "")]
    [DataRow("", "lost-reply", "")]
    [DataRow("", "slow=3", "")]
    [DataRow("", "forbidden=fly", "")]
    [DataRow("", "", "name:color")]
    [DataRow("", "", ":text")]
    public void An_unknown_switch_or_an_invalid_argument_is_refused(string assumption, string fault, string attribute)
    {
        var options = new SimulatorOptions { Assumptions = Given(assumption), Faults = Given(fault), Attributes = Given(attribute) };

        Assert.ThrowsExactly<FormatException>(() => new RiskManagerPlatform(options, new OffsetTimeProvider()));

        static string[] Given(string text) => text.Length == 0 ? [] : [text];
    }

    [TestMethod]
    public async Task The_command_line_refuses_what_it_cannot_serve_with_exit_code_2()
    {
        Assert.AreEqual(2, await SimulatorCommand.Create().Parse(["--port", "0", "--fault", "unknown"]).InvokeAsync());
        Assert.AreEqual(2, await SimulatorCommand.Create().Parse(["--port", "70000"]).InvokeAsync());
        Assert.AreEqual(0, await SimulatorCommand.Create().Parse(["--assume", "help"]).InvokeAsync());
    }
}
