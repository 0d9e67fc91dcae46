using RiskManagerSimulator.Calls;
using RiskManagerSimulator.Platform;

namespace EndToEnd.Tests.RealHost;

/// <summary>Asset components in Risk Manager (R13).</summary>
[TestClass]
public sealed class ComponentWriteTests
{
    private const string Map = """
        # Which knowledge base covers which operating system.
        cpe:2.3:o:microsoft:windows_server_2019:-:*:*:*:*:*:*:* = MOD_EN.000117
        cpe:2.3:o:microsoft:windows_server_2016:*:*:*:*:*:*:*:* = MOD_EN.000101   # all of them
        cpe:2.3:o:microsoft:windows_10:*:*:*:*:*:*:*:* = MOD_EN.000140
        cpe:2.3:o:canonical:ubuntu_linux:*:*:*:*:*:*:*:* = MOD_EN.000170
        """;

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("")]
    [DataRow("lost-reply=5")]
    [DataRow("server-error-after=9")]
    public async Task Each_component_is_created_once_and_named_by_the_platform(string fault)
    {
        await using var stage = await StartAsync(100, fault);

        var first = await stage.ImportCompleteAsync();
        var components = Count(stage);
        stage.Platform.SetFaults();
        stage.Platform.Journal.Clear();
        var second = await stage.ImportCompleteAsync();

        Assert.IsGreaterThan(10, components);
        Assert.AreEqual(first.Summary.ComponentsCreated, components, first.ToString());
        Assert.AreEqual((100L, 0L), (second.Summary.Unchanged, stage.Platform.Journal.Writes), second.ToString());
        Assert.HasCount(100, stage.Assets);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("components-nested")]
    public async Task A_component_that_somebody_deleted_is_created_again_if_the_task_updates(string assumption)
    {
        await using var stage = await StartAsync(50, "", assumption);
        await stage.ImportCompleteAsync();
        var before = Count(stage);
        stage.Platform.ManualEditing.DeleteComponent(stage.Platform.Organization.Components.All[0].Id);

        var run = await stage.ImportCompleteAsync();

        Assert.AreEqual((1L, 1L, 49L), (run.Summary.ComponentsCreated, run.Summary.Updated, run.Summary.Unchanged), run.ToString());
        Assert.AreEqual(before, Count(stage));
    }

    [TestMethod]
    public async Task A_lost_local_store_creates_no_component_twice()
    {
        await using var stage = await StartAsync(50, "");
        await stage.ImportCompleteAsync();
        var before = Count(stage);
        stage.LoseTheLocalStore();
        File.WriteAllText(Path.Combine(stage.Host.Data, "knowledge-bases.map"), Map);

        await stage.ImportCompleteAsync();

        Assert.AreEqual(before, Count(stage));
        Assert.AreEqual(0L, stage.Platform.Journal.Count(ApiKinds.CreateComponent) - before);
    }

    [TestMethod]
    public async Task More_than_five_refused_components_in_a_row_end_the_run()
    {
        await using var stage = await StartAsync(50, "forbidden=create-component");

        var run = await stage.ImportAsync();
        stage.Platform.SetFaults();
        var second = await stage.ImportCompleteAsync();

        Assert.AreEqual(5, run.ExitCode, run.ToString());
        Assert.AreEqual(50L, second.Summary.Created, second.ToString());
        Assert.HasCount(50, stage.Assets);
    }

    [TestMethod]
    public async Task A_component_that_never_gets_through_ends_the_run_and_its_asset_is_not_created_again()
    {
        await using var stage = await StartAsync(50, "");
        stage.Platform.Hooks.BeforeHandling = call =>
        {
            if (call.Kind == ApiKinds.CreateComponent) stage.Platform.SetFaults("lost-request=1");
            return Task.CompletedTask;
        };

        var run = await stage.ImportAsync();
        stage.Platform.Hooks.BeforeHandling = null;
        stage.Platform.SetFaults();
        var second = await stage.ImportCompleteAsync();

        Assert.AreEqual(5, run.ExitCode, run.ToString());
        Assert.AreEqual(50L, second.Summary.Created, second.ToString());
        Assert.HasCount(50, stage.Assets);
        Assert.AreEqual(50, stage.Keys().Distinct().Count());
    }

    [TestMethod]
    [DataRow("cpe:2.3:o:microsoft:windows_10:*:*:*:*:*:*:*:* = MOD_EN.999999", "line 1: Risk Manager has no knowledge base MOD_EN.999999")]
    [DataRow("\n# comment\nwindows = MOD_EN.000117", "line 3: \"windows = MOD_EN.000117\" is not understood")]
    public async Task A_map_that_cannot_be_right_ends_the_run_before_anything_is_written(string map, string message)
    {
        await using var stage = await StartAsync(10, "");
        File.WriteAllText(Path.Combine(stage.Host.Data, "knowledge-bases.map"), map);

        var run = await stage.ImportAsync();

        Assert.AreEqual(2, run.ExitCode, run.ToString());
        StringAssert.Contains(run.Summary.Error!, message);
        Assert.IsEmpty(stage.Assets);
    }

    private static async Task<RealHostStage> StartAsync(int hosts, string fault, string assumption = "")
    {
        var stage = await RealHostStage.StartAsync(hosts, new SimulatorOptions
        {
            Faults = fault.Length == 0 ? [] : [fault], Assumptions = assumption.Length == 0 ? [] : [assumption],
        });
        stage.Settings = stage.Settings with { CreateComponents = true };
        File.WriteAllText(Path.Combine(stage.Host.Data, "knowledge-bases.map"), Map);
        return stage;
    }

    private static int Count(RealHostStage stage)
    {
        lock (stage.Platform.Organization.Lock) return stage.Platform.Organization.Components.All.Count;
    }
}
