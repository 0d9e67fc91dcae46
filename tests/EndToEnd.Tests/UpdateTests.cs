using System.Text.Json.Nodes;
using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

[TestClass]
public sealed class UpdateTests
{
    private static readonly string[] Hosts =
    [
        "<HOST><ID>11</ID><IP>10.0.0.1</IP><TRACKING_METHOD>IP</TRACKING_METHOD>"
            + "<DNS>one.example.test</DNS><NETBIOS>ONE</NETBIOS><OS>Windows 10</OS></HOST>",
        "<HOST><ID>12</ID><IP>10.0.0.2</IP><TRACKING_METHOD>IP</TRACKING_METHOD><DNS>two.example.test</DNS><NETBIOS>TWO</NETBIOS></HOST>",
        "<HOST><ID>13</ID><IP>10.0.0.3</IP><TRACKING_METHOD>IP</TRACKING_METHOD>"
            + "<DNS>three.example.test</DNS><NETBIOS>THREE</NETBIOS></HOST>",
    ];

    [TestMethod]
    public async Task Update_restores_what_a_person_changed_or_cleared()
    {
        await using var scene = await Scene.AfterFirstImportAsync(updateProperties: true);
        await scene.Host.PersonAsync("edit", await scene.AssetAsync("11"), "--name", "Renamed by hand");
        await scene.Host.PersonAsync("edit", await scene.AssetAsync("12"), "--dns-name", "");

        var run = await scene.ImportAsync();

        Assert.AreEqual((2L, 1L), (run.Summary.Updated, run.Summary.Unchanged), run.ToString());
        Assert.AreEqual("ONE (10.0.0.1)", (string)(await scene.AssetAsync("11"))["name"]!);
        Assert.AreEqual("two.example.test", (string)(await scene.AssetAsync("12"))["dnsName"]!);
    }

    [TestMethod]
    public async Task Without_update_hand_edits_stay_and_new_hosts_are_still_created()
    {
        await using var scene = await Scene.AfterFirstImportAsync(updateProperties: false);
        await scene.Host.PersonAsync("edit", await scene.AssetAsync("11"), "--name", "Renamed by hand", "--dns-name", "");
        await scene.NowQualysHoldsAsync([.. Hosts, "<HOST><ID>14</ID><IP>10.0.0.4</IP></HOST>"]);

        var run = await scene.ImportAsync();

        Assert.AreEqual((1L, 0L, 3L), (run.Summary.Created, run.Summary.Updated, run.Summary.Unchanged), run.ToString());
        Assert.AreEqual("Renamed by hand", (string)(await scene.AssetAsync("11"))["name"]!);
    }

    [TestMethod]
    public async Task A_changed_host_is_updated_in_place_whatever_its_name_and_address_are_now()
    {
        await using var scene = await Scene.AfterFirstImportAsync(updateProperties: true);
        await scene.NowQualysHoldsAsync(
            "<HOST><ID>11</ID><IP>10.9.9.9</IP><TRACKING_METHOD>IP</TRACKING_METHOD><NETBIOS>OTHER</NETBIOS></HOST>",
            Hosts[1], Hosts[2]);

        var run = await scene.ImportAsync();

        Assert.AreEqual((0L, 1L), (run.Summary.Created, run.Summary.Updated), run.ToString());
        var asset = await scene.AssetAsync("11");
        Assert.AreEqual("OTHER (10.9.9.9)", (string)asset["name"]!);
        Assert.IsNull((string?)asset["dnsName"]);
        Assert.IsNull((string?)asset["operatingSystem"]);
    }

    [TestMethod]
    public async Task The_identity_survives_a_move_and_the_asset_stays_where_it_was_put()
    {
        await using var scene = await Scene.AfterFirstImportAsync(updateProperties: true);
        await scene.Host.PersonAsync("move", await scene.AssetAsync("12"), "--perimeter", "Branch office");
        await scene.Host.PersonAsync("edit", await scene.AssetAsync("12"), "--name", "moved");

        var run = await scene.ImportAsync();

        Assert.AreEqual((0L, 1L), (run.Summary.Created, run.Summary.Updated), run.ToString());
        var asset = await scene.AssetAsync("12");
        Assert.AreEqual(("Branch office", "TWO (10.0.0.2)"), ((string)asset["perimeter"]!, (string)asset["name"]!));
    }

    [TestMethod]
    public async Task A_copy_loses_the_identity_and_is_never_touched_again()
    {
        await using var scene = await Scene.AfterFirstImportAsync(updateProperties: true);
        await scene.Host.PersonAsync("copy", await scene.AssetAsync("13"));
        var copy = (await scene.Host.AssetsAsync()).Single(asset => asset["source"] is null);
        await scene.NowQualysHoldsAsync(Hosts[0], Hosts[1], "<HOST><ID>13</ID><IP>10.0.0.33</IP><NETBIOS>THREE</NETBIOS></HOST>");

        var run = await scene.ImportAsync();

        Assert.AreEqual((0L, 1L), (run.Summary.Created, run.Summary.Updated), run.ToString());
        var assets = await scene.Host.AssetsAsync();
        Assert.HasCount(4, assets);
        Assert.AreEqual(copy.ToJsonString(), assets.Single(asset => asset["source"] is null).ToJsonString());
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task An_asset_that_was_deleted_in_the_host_is_recreated(bool updateProperties)
    {
        await using var scene = await Scene.AfterFirstImportAsync(updateProperties);
        await scene.Host.PersonAsync("delete", await scene.AssetAsync("12"));

        var run = await scene.ImportAsync();

        Assert.AreEqual((0L, 1L, 2L), (run.Summary.Created, run.Summary.Recreated, run.Summary.Unchanged), run.ToString());
        Assert.HasCount(3, await scene.Host.AssetsAsync());
    }

    [TestMethod]
    public async Task A_host_that_is_gone_from_qualys_stays_an_asset()
    {
        await using var scene = await Scene.AfterFirstImportAsync(updateProperties: true);
        await scene.NowQualysHoldsAsync(Hosts[0]);

        var run = await scene.ImportAsync();

        Assert.AreEqual(("Complete", 1L, 1L), (run.Summary.Status, run.Summary.Expected, run.Summary.Unchanged), run.ToString());
        Assert.HasCount(3, await scene.Host.AssetsAsync());
    }

    [TestMethod]
    public async Task A_look_alike_of_another_platform_is_neither_matched_nor_merged_but_said()
    {
        await using var scene = await Scene.AfterFirstImportAsync(updateProperties: true);
        using var recorded = new RecordedResponses().Page(Hosts);
        await using var other = await recorded.ServeAsync();

        var run = await scene.Host.ImportAsync(ImportSettings.For(other) with { Name = "Other platform" });

        Assert.AreEqual((3L, 0L), (run.Summary.Created, run.Summary.Updated), run.ToString());
        Assert.HasCount(6, await scene.Host.AssetsAsync());
        StringAssert.Contains(run.Errors, "may be a duplicate");
    }

    /// <summary>Three hosts, imported once; the port stays the same when Qualys' answers change.</summary>
    private sealed class Scene : IAsyncDisposable
    {
        private RecordedResponses _recorded;
        private Simulator _qualys;
        private readonly ImportSettings _settings;

        private Scene(RecordedResponses recorded, Simulator qualys, bool updateProperties)
        {
            _recorded = recorded;
            _qualys = qualys;
            _settings = ImportSettings.For(qualys) with { UpdateProperties = updateProperties };
        }

        public ReferenceHost Host { get; } = new();

        public static async Task<Scene> AfterFirstImportAsync(bool updateProperties)
        {
            var recorded = new RecordedResponses().Page(Hosts);
            var scene = new Scene(recorded, await recorded.ServeAsync(), updateProperties);
            var run = await scene.ImportAsync();
            Assert.AreEqual((0, 3L), (run.ExitCode, run.Summary.Created), run.ToString());
            return scene;
        }

        public Task<HostRun> ImportAsync() => Host.ImportAsync(_settings);

        public async Task<JsonNode> AssetAsync(string id) => (await Host.AssetsAsync()).Single(asset => (string?)asset["id"] == id);

        public async Task NowQualysHoldsAsync(params string[] hosts)
        {
            var port = _qualys.Url.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await _qualys.DisposeAsync();
            _recorded.Dispose();
            _recorded = new RecordedResponses().Page(hosts);
            _qualys = await QualysPlatform.StartAsync("--responses", _recorded.Folder, "--port", port);
        }

        public async ValueTask DisposeAsync()
        {
            await _qualys.DisposeAsync();
            _recorded.Dispose();
            Host.Dispose();
        }
    }
}
