using System.Net.Http.Json;
using System.Text.Json.Nodes;
using RiskManagerSimulator.Organization;

namespace RiskManager.ReferenceHost.Tests.PlatformSimulator;

/// <summary>What people do on the platform, in this process and over <c>/control</c>; journal and hooks.</summary>
[TestClass]
public sealed class ManualEditingTests
{
    [TestMethod]
    public async Task A_person_moves_renames_and_edits_an_asset_that_keeps_its_id()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var id = await stage.CreateAssetAsync("srv-17", "q/17");
        var editing = stage.Platform.ManualEditing;

        editing.Move(id, "Headquarters > Servers");
        editing.Rename(id, "renamed");
        editing.SetHostAddress(id, "10.0.0.9");
        editing.SetDescription(id, "by hand");
        editing.SetResponsible(id, "Administrator");
        editing.SetAttribute(id, "ext_key", null);
        editing.SetAttribute(id, "dns_name", "renamed.example.test");
        var asset = (await stage.GetAsync($"assets/{id}")).Json;

        Assert.AreEqual(" Headquarters > Servers > renamed", asset["Path"]!.GetValue<string>());
        Assert.AreEqual("10.0.0.9", asset["HostAddress"]!.GetValue<string>());
        Assert.AreEqual("by hand", asset["Description"]!.GetValue<string>());
        Assert.AreEqual("Administrator", asset["Responsible"]!["Name"]!.GetValue<string>());
        Assert.IsNull(asset["CustomAttributes"]!["ext_key"]);
        Assert.AreEqual("renamed.example.test", asset["CustomAttributes"]!["dns_name"]!.GetValue<string>());
        Assert.AreEqual("ana.souza", asset["UpdatedBy"]!.GetValue<string>());
        Assert.AreEqual("integration", asset["CreatedBy"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task Every_change_has_a_later_time_even_within_a_millisecond()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var id = await stage.CreateAssetAsync("srv-17");
        var times = new List<DateTimeOffset>();
        for (var i = 0; i < 50; i++)
        {
            stage.Platform.ManualEditing.Rename(id, "srv-17");
            times.Add(stage.Platform.Organization.Assets.Find(id)!.Updated.On);
        }

        Assert.HasCount(50, times.Distinct().ToList());
        CollectionAssert.AreEqual(times.Order().ToList(), times);
    }

    [TestMethod]
    public async Task A_copy_has_an_id_of_its_own_and_keeps_attributes_or_not()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var id = await stage.CreateAssetAsync("srv-17", "q/17");
        await stage.PostAsync($"assets/{id}/components", new { KnowledgeBaseId = "MOD_EN.000133" });
        var editing = stage.Platform.ManualEditing;

        var beside = editing.Copy(id);
        stage.Platform.SetAssumptions("copies-without-attributes");
        var elsewhere = editing.Copy(id, "Retired");
        var forced = editing.Copy(id, keepsAttributes: true);

        var withKey = (await stage.FilterAsync("ext_key eq 'q/17'")).Values("Id");
        CollectionAssert.AreEquivalent(new[] { $"{id}", $"{beside}", $"{forced}" }, withKey);
        Assert.AreEqual(" Retired > srv-17", (await stage.GetAsync($"assets/{elsewhere}")).Json["Path"]!.GetValue<string>());
        Assert.HasCount(1, (await stage.GetAsync($"assets/{elsewhere}")).Json["Components"]!.AsArray());
        Assert.HasCount(4, (await stage.GetAsync("assets/components")).Items);
    }

    [TestMethod]
    public async Task A_person_deletes_assets_components_and_perimeters()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var first = await stage.CreateAssetAsync("srv-1", "q/1");
        var second = await stage.CreateAssetAsync("srv-2");
        var component = (await stage.PostAsync($"assets/{second}/components", new { KnowledgeBaseId = "MOD_EN.000133" })).Id;
        var editing = stage.Platform.ManualEditing;

        editing.Delete(first);
        editing.DeleteComponent(component);

        Assert.AreEqual(404, (await stage.GetAsync($"assets/{first}")).Status);
        Assert.IsEmpty((await stage.FilterAsync("ext_key eq 'q/1'")).Items);
        Assert.IsEmpty((await stage.GetAsync("assets/components")).Items);
        editing.DeletePerimeter("Data center");
        Assert.AreEqual("0", (await stage.GetAsync("assets/count")).Text);
        Assert.ThrowsExactly<ArgumentException>(() => editing.Delete(first));
    }

    [TestMethod]
    public async Task A_renamed_perimeter_changes_the_paths_below_it()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var id = await stage.CreateAssetAsync("srv-17");

        stage.Platform.ManualEditing.RenamePerimeter("Data center", "Cellar");

        Assert.AreEqual(" Cellar > srv-17", (await stage.GetAsync($"assets/{id}")).Json["Path"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task An_attribute_can_become_required_or_unpublished()
    {
        await using var stage = await SimulatorStage.StartAsync("--assume", "required-enforced");
        stage.Platform.ManualEditing.DefineAttribute(AttributeDefinition.Parse("ext_key:required"));
        var required = await stage.PostAsync("assets", stage.NewAsset("srv-17"));
        stage.Platform.ManualEditing.DefineAttribute(AttributeDefinition.Parse("ext_key:unpublished"));
        var unpublished = await stage.FilterAsync("ext_key eq 'q/17'");

        CollectionAssert.AreEqual(new[] { "RequiredAttribute CustomAttributes.ext_key" }, required.AppErrors);
        Assert.AreEqual(400, unpublished.Status);
    }

    [TestMethod]
    public async Task The_same_can_be_done_over_control_endpoints()
    {
        await using var stage = await SimulatorStage.StartAsync();
        await ControlAsync("perimeters", new { path = "Branch > Room 1" });
        var id = await ControlAsync("assets", new { name = "by hand", perimeter = "Branch > Room 1", attributes = new { ext_key = "k" } });
        await ControlAsync($"assets/{id}/move", new { perimeter = "Retired" });
        var edit = """{"name":"edited","hostAddress":null,"attributes":{"ext_key":null,"dns_name":"d"}}""";
        await ControlAsync($"assets/{id}/edit", JsonNode.Parse(edit)!);
        var copy = await ControlAsync($"assets/{id}/copy", new { perimeter = "Data center", keepsAttributes = false });
        await ControlAsync($"assets/{id}/delete", new { });
        await ControlAsync("people", new { name = "Rui", email = "rui@example.test" });
        await ControlAsync("knowledge-bases", new { id = "MOD_EN.000999", name = "Plan 9" });
        await ControlAsync("attributes", new[] { "owner:required" });
        await ControlAsync("clock", new { aheadHours = 5 });
        await ControlAsync("assumptions", new[] { "created-200" });

        var assets = await stage.GetAsync("assets?$orderby=Name");
        CollectionAssert.AreEqual(new[] { copy }, assets.Values("Id"));
        CollectionAssert.AreEqual(new[] { "Data center > edited" }, assets.Values("Path"));
        Assert.HasCount(1, (await stage.GetAsync("people?$filter=Name%20eq%20'Rui'")).Items);
        Assert.AreEqual(200, (await stage.PostAsync($"assets/{copy}/components", new { KnowledgeBaseId = "MOD_EN.000999" })).Status);
        Assert.IsGreaterThan(TimeSpan.FromHours(4), stage.Platform.Time.GetUtcNow() - DateTimeOffset.UtcNow);
        await ControlAsync("tokens/revoke", new { });
        Assert.AreEqual(401, (await stage.GetAsync("assets")).Status);

        async Task<string?> ControlAsync(string path, object body)
        {
            using var reply = await stage.Client.PostAsJsonAsync(new Uri("control/" + path, UriKind.Relative), body);
            var text = await reply.Content.ReadAsStringAsync();
            Assert.IsTrue(reply.IsSuccessStatusCode, $"{path}: {text}");
            return text.Length == 0 ? null : JsonNode.Parse(text)!["id"]!.GetValue<string>();
        }
    }

    [TestMethod]
    [DataRow("faults", """["unknown"]""", "There is no fault \"unknown\".")]
    [DataRow("assumptions", """["unknown"]""", "There is no assumption \"unknown\".")]
    [DataRow("attributes", """["a:b"]""", "The attribute \"a:b\" is not of the form NAME")]
    [DataRow("assets", """{"name":"a","perimeter":"Nowhere"}""", "There is no perimeter \"Nowhere\".")]
    [DataRow("assets/00000000-0000-0000-0000-000000000001/delete", "{}", "There is no asset")]
    [DataRow("assets/00000000-0000-0000-0000-000000000001/edit", """{"color":"red"}""", "There is no field \"color\" to edit.")]
    public async Task A_control_endpoint_says_what_is_wrong(string path, string body, string message)
    {
        await using var stage = await SimulatorStage.StartAsync();

        var reply = await stage.SendAsync(HttpMethod.Post, "/control/" + path, body);

        Assert.AreEqual(400, reply.Status);
        Assert.StartsWith(message, reply.Json.GetValue<string>());
    }

    [TestMethod]
    public async Task The_journal_counts_calls_by_kind_and_status()
    {
        await using var stage = await SimulatorStage.StartAsync();
        await stage.CreateAssetAsync("srv-17");
        await stage.GetAsync("assets?page=0");
        var journal = stage.Platform.Journal;

        Assert.AreEqual(3, journal.Calls);
        Assert.AreEqual(1, journal.Writes);
        Assert.AreEqual(1, journal.MaxRunning);
        Assert.AreEqual(1, journal.Count("create-asset"));
        Assert.AreEqual(1, journal.ByStatus[400]);
        Assert.AreEqual("page=0", journal.Latest[^1].Query);
        var shown = await stage.GetAsync("/control/journal");
        Assert.AreEqual(1, shown.Json["byKind"]!["token"]!.GetValue<int>());
        Assert.DoesNotContain("simulator-secret", shown.Text);
        await stage.SendAsync(HttpMethod.Post, "/control/journal/clear");
        Assert.AreEqual(0, journal.Calls);
    }

    [TestMethod]
    public async Task A_hook_stops_a_call_before_it_is_carried_out_or_before_its_reply()
    {
        await using var stage = await SimulatorStage.StartAsync();
        stage.Platform.Hooks.BeforeHandling = call =>
        {
            if (call.BodyText.Contains("first", StringComparison.Ordinal))
                call.Cut();
            return Task.CompletedTask;
        };
        stage.Platform.Hooks.BeforeReply = (call, reply) =>
        {
            if (call.Kind == "create-asset" && reply.Status == 201)
                call.Cut();
            return Task.CompletedTask;
        };

        await Assert.ThrowsExactlyAsync<HttpRequestException>(() => stage.PostAsync("assets", stage.NewAsset("first")));
        await Assert.ThrowsExactlyAsync<HttpRequestException>(() => stage.PostAsync("assets", stage.NewAsset("second")));

        CollectionAssert.AreEqual(new[] { "second" }, (await stage.GetAsync("assets")).Values("Name"));
    }

    [TestMethod]
    public async Task A_page_shows_an_asset()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var id = await stage.CreateAssetAsync("<srv-17>", "q/17");
        await stage.PostAsync($"assets/{id}/components", new { KnowledgeBaseId = "MOD_EN.000133" });

        var page = await stage.GetAsync($"/RM/assets/{id}");

        Assert.Contains("<h1>&lt;srv-17&gt;</h1>", page.Text);
        Assert.Contains("<td>q/17</td>", page.Text);
        Assert.Contains("Windows Server 2022 (MOD_EN.000133)", page.Text);
        Assert.Contains($"href=\"/RM/assets/{id}\"", (await stage.GetAsync("/RM/")).Text);
        Assert.AreEqual(404, (await stage.GetAsync($"/RM/assets/{Guid.Empty}")).Status);
    }
}
