using RiskManagerSimulator.Calls;
using RiskManagerSimulator.Platform;

namespace EndToEnd.Tests.RealHost;

/// <summary>What Risk Manager refuses, and what becomes of the run.</summary>
[TestClass]
public sealed class RefusalTests
{
    private const int HostStoreFailed = 5;

    [TestMethod]
    public async Task A_refused_asset_is_quarantined_with_the_platform_s_own_words_and_all_others_are_imported()
    {
        await using var probe = await RealHostStage.StartAsync(20);
        await probe.ImportCompleteAsync();
        var name = probe.Assets[0].Name;
        await using var stage = await RealHostStage.StartAsync(20, new SimulatorOptions { Faults = [$"refuse-asset={name}"] });

        var run = await stage.ImportCompleteAsync();
        var quarantine = stage.Host.Query("SELECT reason FROM quarantine");
        stage.Platform.SetFaults();
        var second = await stage.ImportCompleteAsync();

        Assert.AreEqual((19L, 1L), (run.Summary.Created, run.Summary.Quarantined), run.ToString());
        StringAssert.Contains(quarantine.Single(), "the platform says");
        StringAssert.Contains(quarantine.Single(), "Name");
        Assert.AreEqual((1L, 19L), (second.Summary.Created, second.Summary.Unchanged), second.ToString());
        Assert.HasCount(20, stage.Assets);
    }

    [TestMethod]
    public async Task More_than_five_refusals_in_a_row_end_the_run_and_name_the_attribute()
    {
        await using var stage = await RealHostStage.StartAsync(
            50, new SimulatorOptions { Attributes = ["cost_center:required"], Assumptions = ["required-enforced"] });

        var run = await stage.ImportAsync();
        stage.Platform.SetAssumptions();
        var second = await stage.ImportCompleteAsync();

        Assert.AreEqual((HostStoreFailed, "Failed"), (run.ExitCode, run.Summary.Status), run.ToString());
        StringAssert.Contains(run.Summary.Error!, "cost_center");
        Assert.AreEqual(50L, second.Summary.Created, second.ToString());
        Assert.HasCount(50, stage.Assets);
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("down")]
    [DataRow("bad-credentials")]
    [DataRow("read-only")]
    [DataRow("forbidden=list-assets")]
    [DataRow("maintenance")]
    public async Task A_platform_that_is_down_or_refuses_the_application_ends_the_run_with_exit_code_5(string fault)
    {
        await using var stage = await RealHostStage.StartAsync(20, new SimulatorOptions { Faults = [fault] });

        var run = await stage.ImportAsync();
        stage.Platform.SetFaults();
        var second = await stage.ImportCompleteAsync();

        Assert.AreEqual((HostStoreFailed, "Failed"), (run.ExitCode, run.Summary.Status), run.ToString());
        Assert.AreEqual(20L, second.Summary.Created, second.ToString());
        Assert.HasCount(20, stage.Assets);
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_platform_that_goes_down_in_mid_run_is_resumed_without_duplicates()
    {
        await using var stage = await RealHostStage.StartAsync(100, new SimulatorOptions { Faults = ["down-after=60"] });

        var run = await stage.ImportAsync();
        stage.Platform.SetFaults();
        var second = await stage.ImportCompleteAsync();

        Assert.AreEqual(HostStoreFailed, run.ExitCode, run.ToString());
        Assert.AreEqual(100L, second.Summary.Created, second.ToString());
        Assert.HasCount(100, stage.Assets);
    }

    [TestMethod]
    public async Task An_asset_that_a_person_deletes_during_the_run_is_quarantined_and_created_again_by_the_next()
    {
        await using var stage = await RealHostStage.StartAsync(20);
        await stage.ImportCompleteAsync();
        var asset = await stage.AnyAsync();
        stage.Platform.ManualEditing.Rename(asset.Id, "Renamed by hand");
        stage.Platform.Hooks.BeforeHandling = call =>
        {
            if (call.Kind == ApiKinds.EditAsset) stage.Platform.ManualEditing.Delete(asset.Id);
            return Task.CompletedTask;
        };

        var run = await stage.ImportCompleteAsync();
        stage.Platform.Hooks.BeforeHandling = null;
        var second = await stage.ImportCompleteAsync();

        Assert.AreEqual((1L, 19L), (run.Summary.Quarantined, run.Summary.Unchanged), run.ToString());
        Assert.AreEqual(
            "Somebody deleted the asset on the platform during the run; the next run creates it again.",
            stage.Host.Query("SELECT reason FROM quarantine").Single());
        Assert.AreEqual((1L, 19L), (second.Summary.Recreated, second.Summary.Unchanged), second.ToString());
        Assert.HasCount(20, stage.Assets);
    }

    [TestMethod]
    public async Task The_secret_and_the_token_are_in_no_output_log_or_database()
    {
        const string secret = "s3cr3t-of-the-application";
        await using var stage = await RealHostStage.StartAsync(
            20, new SimulatorOptions { ClientSecret = secret, Faults = ["unauthorized=17"] });
        stage.Configure(true, ("RiskManager.PlatformClientSecret", secret));

        var run = await stage.ImportCompleteAsync();
        stage.Platform.SetFaults("bad-credentials");
        var refused = await stage.ImportAsync();

        var everything = run + "\n" + refused + "\n" + string.Join(
            "\n", Directory.EnumerateFiles(stage.Host.Data, "*", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith("web.config", StringComparison.Ordinal))
                .Select(file => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        Assert.AreEqual(HostStoreFailed, refused.ExitCode, refused.ToString());
        Assert.DoesNotContain(secret, everything);
        Assert.IsFalse(everything.Contains("OAuth2 ", StringComparison.Ordinal));
    }
}
