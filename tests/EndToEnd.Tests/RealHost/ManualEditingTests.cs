using RiskManagerSimulator.Platform;

namespace EndToEnd.Tests.RealHost;

/// <summary>What people do in Risk Manager between two imports (R4 to R7).</summary>
[TestClass]
public sealed class ManualEditingTests
{
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task A_moved_asset_is_followed_and_stays_where_it_was_put(bool update)
    {
        await using var stage = await ImportedAsync(update);
        var before = await stage.AnyAsync();
        stage.Platform.ManualEditing.Move(before.Id, "Headquarters > Servers");

        var run = await stage.ImportCompleteAsync();

        Assert.AreEqual((0L, 0L, 20L), (run.Summary.Created, run.Summary.Updated, run.Summary.Unchanged), run.ToString());
        Assert.HasCount(20, stage.Assets);
        var listed = (await stage.Host.AssetsAsync()).Single(asset => (string?)asset["id"] == before.ImportId);
        Assert.AreEqual("Servers", (string)listed["perimeter"]!);
        CollectionAssert.Contains(
            stage.Host.Query("SELECT entry FROM audit").ToList(),
            $"The \"{before.Name}\" asset was moved from the \"Data center\" perimeter to the \"Servers\" perimeter by \"ana.souza\"");
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task A_deleted_asset_is_created_again_once(bool update)
    {
        await using var stage = await ImportedAsync(update);
        var gone = await stage.AnyAsync();
        stage.Platform.ManualEditing.Delete(gone.Id);

        var run = await stage.ImportCompleteAsync();

        Assert.AreEqual((0L, 1L, 19L), (run.Summary.Created, run.Summary.Recreated, run.Summary.Unchanged), run.ToString());
        Assert.HasCount(20, stage.Keys());
        Assert.AreEqual(20, stage.Keys().Distinct().Count());
        Assert.AreNotEqual(gone.Id, stage.AssetOf(gone.ImportId).Id);
    }

    [TestMethod]
    public async Task A_rename_by_hand_is_overwritten_and_said_in_the_audit_log_if_the_task_updates()
    {
        await using var stage = await ImportedAsync(update: true);
        var asset = await stage.AnyAsync();
        stage.Platform.ManualEditing.Rename(asset.Id, "Renamed by hand");
        stage.Platform.ManualEditing.SetAttribute(asset.Id, "dns_name", null);

        var run = await stage.ImportCompleteAsync();

        Assert.AreEqual((1L, 19L), (run.Summary.Updated, run.Summary.Unchanged), run.ToString());
        Assert.AreEqual(asset.Name, stage.AssetOf(asset.ImportId).Name);
        Assert.IsTrue(stage.AssetOf(asset.ImportId).CustomAttributes.ContainsKey("dns_name"));
        StringAssert.Contains(
            string.Join("\n", stage.Host.Query("SELECT entry FROM audit")),
            $"was overwritten by an import; a person had set it: \"Renamed by hand\" became \"{asset.Name}\"");
    }

    [TestMethod]
    public async Task A_rename_by_hand_stays_if_the_task_does_not_update()
    {
        await using var stage = await ImportedAsync(update: false);
        var asset = await stage.AnyAsync();
        stage.Platform.ManualEditing.Rename(asset.Id, "Renamed by hand");

        stage.Platform.Journal.Clear();
        var run = await stage.ImportCompleteAsync();

        Assert.AreEqual((0L, 20L), (run.Summary.Updated, run.Summary.Unchanged), run.ToString());
        Assert.AreEqual("Renamed by hand", stage.AssetOf(asset.ImportId).Name);
        Assert.AreEqual(0, stage.Platform.Journal.Writes);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task A_copy_is_never_touched_whether_it_keeps_the_key_or_not(bool keepsKey)
    {
        await using var stage = await ImportedAsync(update: true);
        var original = await stage.AnyAsync();
        var copy = stage.Platform.ManualEditing.Copy(original.Id, "Retired", keepsKey);
        stage.Platform.ManualEditing.Rename(copy, "Copy by hand");
        stage.Platform.ManualEditing.Rename(original.Id, "Original by hand");

        var run = await stage.ImportCompleteAsync();

        Assert.AreEqual((0L, 1L, 19L), (run.Summary.Created, run.Summary.Updated, run.Summary.Unchanged), run.ToString());
        Assert.HasCount(21, stage.Assets);
        Assert.AreEqual("Copy by hand", stage.Assets.Single(asset => asset.Id == copy).Name);
        Assert.AreEqual(original.Name, stage.Assets.Single(asset => asset.Id == original.Id).Name);
        Assert.AreEqual(
            keepsKey, run.Errors.Contains("1 assets of Risk Manager carry the key of an imported asset", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task A_copy_is_not_taken_for_the_original_that_somebody_deleted()
    {
        await using var stage = await ImportedAsync(update: true);
        var original = await stage.AnyAsync();
        var copy = stage.Platform.ManualEditing.Copy(original.Id);
        stage.Platform.ManualEditing.Delete(original.Id);

        var first = await stage.ImportCompleteAsync();
        var second = await stage.ImportCompleteAsync();

        Assert.AreEqual((1L, 19L), (first.Summary.Recreated, first.Summary.Unchanged), first.ToString());
        Assert.AreEqual(20L, second.Summary.Unchanged, second.ToString());
        Assert.HasCount(21, stage.Assets);
        Assert.IsTrue(stage.Assets.Any(asset => asset.Id == copy));
    }

    [TestMethod]
    public async Task An_asset_whose_key_somebody_cleared_is_still_ours_and_the_run_says_so()
    {
        await using var stage = await ImportedAsync(update: true);
        var asset = await stage.AnyAsync();
        stage.Platform.ManualEditing.SetAttribute(asset.Id, RealHostStage.KeyAttribute, null);

        var run = await stage.ImportCompleteAsync();

        Assert.AreEqual(20L, run.Summary.Unchanged, run.ToString());
        Assert.HasCount(20, stage.Assets);
        Assert.Contains(
            $"1 imported assets of Risk Manager have no key of {stage.Source} in ext_key any more, such as \"{asset.Name}\".", run.Errors);
    }

    [TestMethod]
    public async Task A_lost_local_store_is_rebuilt_from_the_keys_and_the_oldest_of_a_key_is_ours()
    {
        await using var stage = await ImportedAsync(update: true);
        var original = await stage.AnyAsync();
        stage.Platform.ManualEditing.Copy(original.Id);
        stage.LoseTheLocalStore();

        var run = await stage.ImportAsync();

        Assert.AreEqual((0L, 0L, 0L, 20L),
            (run.Summary.Created, run.Summary.Recreated, run.Summary.Updated, run.Summary.Unchanged), run.ToString());
        Assert.HasCount(21, stage.Assets);
        CollectionAssert.Contains(
            stage.Host.Query("SELECT platform_id FROM platform_assets").ToList(), original.Id.ToString("n"));
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("list-without-attributes")]
    [DataRow("list-without-host-address")]
    [DataRow("host-address-hidden")]
    [DataRow("host-address-ignored")]
    [DataRow("host-address-refused")]
    [DataRow("blank-attributes-omitted")]
    [DataRow("leading-blank")]
    [DataRow("created-200")]
    [DataRow("quoted-numbers")]
    [DataRow("dates-without-offset")]
    [DataRow("token-text")]
    [DataRow("expired-token-400")]
    [DataRow("case-sensitive-paths")]
    [DataRow("components-nested")]
    [DataRow("query-limit=2048")]
    public async Task Whatever_the_documentation_leaves_open_edits_are_seen_and_unchanged_runs_write_nothing(string assumption)
    {
        await using var stage = await RealHostStage.StartAsync(20, new SimulatorOptions { Assumptions = [assumption] });
        await stage.ImportCompleteAsync();
        stage.Platform.Journal.Clear();
        var unchanged = await stage.ImportCompleteAsync();
        var writes = stage.Platform.Journal.Writes;
        var asset = await stage.AnyAsync();
        stage.Platform.ManualEditing.Rename(asset.Id, "Renamed by hand");
        stage.Platform.ManualEditing.SetAttribute(asset.Id, "dns_name", "typed.example.test");

        var run = await stage.ImportCompleteAsync();

        Assert.AreEqual((20L, 0L), (unchanged.Summary.Unchanged, writes), unchanged.ToString());
        Assert.AreEqual((1L, 19L), (run.Summary.Updated, run.Summary.Unchanged), run.ToString());
        Assert.AreEqual(asset.Name, stage.AssetOf(asset.ImportId).Name);
    }

    private static async Task<RealHostStage> ImportedAsync(bool update)
    {
        var stage = await RealHostStage.StartAsync(20);
        stage.Settings = stage.Settings with { UpdateProperties = update };
        await stage.ImportCompleteAsync();
        return stage;
    }
}
