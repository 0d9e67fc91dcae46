using RiskManagerSimulator.Calls;
using RiskManagerSimulator.Platform;

namespace EndToEnd.Tests.RealHost;

/// <summary>Whatever happens to a reply, every host becomes one asset.</summary>
[TestClass]
public sealed class ExactlyOnceTests
{
    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("lost-reply=5", true)]
    [DataRow("lost-reply=5", false)]
    [DataRow("lost-request=5", true)]
    [DataRow("lost-request=5", false)]
    [DataRow("server-error-after=7", true)]
    [DataRow("server-error=7", true)]
    [DataRow("unauthorized=17", true)]
    [DataRow("throttle=11", true)]
    [DataRow("unavailable=13:0", true)]
    [DataRow("cut=11", true)]
    [DataRow("html=40", true)]
    public async Task A_run_gets_over_faults_of_single_calls_and_creates_nothing_twice(string fault, bool withKey)
    {
        await using var stage = await RealHostStage.StartAsync(100, new SimulatorOptions { Faults = [fault] }, withKey);

        var run = await stage.ImportCompleteAsync();
        stage.Platform.SetFaults();
        var second = await stage.ImportCompleteAsync();

        Assert.HasCount(100, stage.Assets);
        Assert.AreEqual(100L, run.Summary.Created, run.ToString());
        Assert.AreEqual(100L, second.Summary.Unchanged, second.ToString());
    }

    [TestMethod]
    [DataRow("error-200=40")]
    public async Task What_a_run_does_not_get_over_is_made_up_for_by_the_next(string fault)
    {
        await using var stage = await RealHostStage.StartAsync(100, new SimulatorOptions { Faults = [fault] });

        var run = await stage.ImportAsync();
        stage.Platform.SetFaults();
        var second = await stage.ImportCompleteAsync();

        Assert.IsTrue(run.ExitCode == 5 || run.Summary.Quarantined > 0, run.ToString());
        Assert.HasCount(100, stage.Assets);
        Assert.AreEqual(0L, second.Summary.Quarantined, second.ToString());
    }

    [TestMethod]
    public async Task Lost_replies_of_every_fifth_creation_leave_400_assets()
    {
        await using var stage = await RealHostStage.StartAsync(400, new SimulatorOptions { Faults = ["lost-reply=5"] });

        var run = await stage.ImportCompleteAsync();

        Assert.AreEqual(400L, run.Summary.Created, run.ToString());
        Assert.HasCount(400, stage.Assets);
        Assert.AreEqual(400, stage.Keys().Distinct().Count());
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_token_of_two_seconds_is_renewed_during_the_run()
    {
        await using var stage = await RealHostStage.StartAsync(
            400, new SimulatorOptions { Assumptions = ["token-seconds=2"], Latency = TimeSpan.FromMilliseconds(30) });

        var run = await stage.ImportCompleteAsync();

        Assert.AreEqual(400L, run.Summary.Created, run.ToString());
        Assert.HasCount(400, stage.Assets);
        Assert.IsGreaterThan(1, stage.Platform.Journal.Count(ApiKinds.Token));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task An_older_copy_is_not_taken_for_a_creation_whose_reply_was_lost(bool withKey)
    {
        await using var stage = await RealHostStage.StartAsync(20, withKey: withKey);
        await stage.ImportCompleteAsync();
        var original = stage.Assets.Single(asset => asset.Name == stage.Assets[0].Name);
        var copy = stage.Platform.ManualEditing.Copy(original.Id);
        stage.Platform.ManualEditing.Delete(original.Id);
        stage.Platform.SetFaults("lost-reply=1");

        var run = await stage.ImportCompleteAsync();

        Assert.AreEqual((1L, 19L), (run.Summary.Recreated, run.Summary.Unchanged), run.ToString());
        Assert.HasCount(21, stage.Assets);
        Assert.IsFalse(stage.Host.Query("SELECT platform_id FROM platform_assets").Contains(copy.ToString("n")));
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("before the call", true)]
    [DataRow("before the call", false)]
    [DataRow("before the reply", true)]
    [DataRow("before the reply", false)]
    [DataRow("after the reply", true)]
    [DataRow("after the reply", false)]
    public async Task A_process_that_is_killed_creates_nothing_twice(string when, bool withKey)
    {
        await using var stage = await RealHostStage.StartAsync(400, withKey: withKey);
        stage.Host.Configure();
        stage.Configure(withKey, ("Qualys.BatchSize", "150"));
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var creations = 0;
        stage.Platform.Hooks.BeforeHandling = call => At("before the call", call);
        stage.Platform.Hooks.BeforeReply = (call, _) => when == "after the reply" ? At(when, call) : At("before the reply", call);

        using (var process = stage.Host.StartImport(stage.Settings))
        {
            await reached.Task.WaitAsync(TimeSpan.FromMinutes(1));
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
            killed.SetResult();
        }

        stage.Platform.Hooks.BeforeHandling = null;
        stage.Platform.Hooks.BeforeReply = null;
        var resumed = await stage.ImportCompleteAsync();
        var second = await stage.ImportCompleteAsync();

        Assert.HasCount(400, stage.Assets);
        Assert.AreEqual(400L, resumed.Summary.Created, resumed.ToString());
        Assert.AreEqual(400L, second.Summary.Unchanged, second.ToString());
        Assert.AreEqual("0", stage.Host.Query("SELECT count(*) FROM platform_intentions").Single());

        // The 190th creation waits until the process is dead. "After the reply": the one before it was answered, its chunk is not closed.
        async Task At(string place, ApiCall call)
        {
            if (place != when || call.Kind != ApiKinds.CreateAsset || Interlocked.Increment(ref creations) != 190) return;
            reached.TrySetResult();
            if (when != "after the reply") await killed.Task.WaitAsync(TimeSpan.FromMinutes(1));
        }
    }
}
