using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

[TestClass]
public sealed class DemoTests
{
    [TestMethod]
    [TestCategory("Slow")]
    public async Task The_demo_imports_its_inventory_and_finds_it_unchanged_the_second_time()
    {
        using var host = new ReferenceHost(asProcess: true);
        string[] demo = ["demo", "--once", "--hosts", "500", "--json", "--data", host.Data];

        var first = await host.RunAsync(demo);
        var second = await host.RunAsync(demo);

        Assert.AreEqual(
            (0, "Complete", 500L, true),
            (first.ExitCode, first.Summary.Status, first.Summary.Created, first.Summary.PerimeterCreated),
            first.ToString());
        Assert.AreEqual(
            (0, 500L, 0L, false),
            (second.ExitCode, second.Summary.Unchanged, second.Summary.Created, second.Summary.PerimeterCreated),
            second.ToString());
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DoNotParallelize]
    public async Task The_demo_with_a_real_host_imports_into_a_simulated_Risk_Manager()
    {
        using var host = new ReferenceHost(asProcess: true);

        var run = await host.RunAsync(["demo", "--once", "--real-host", "--hosts", "100", "--json", "--data", host.Data]);

        Assert.AreEqual((0, "Complete", 100L), (run.ExitCode, run.Summary.Status, run.Summary.Created), run.ToString());
        Assert.IsGreaterThan(0, run.Summary.ComponentsCreated);
        Assert.HasCount(100, host.Query("SELECT platform_id FROM platform_assets"));
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DoNotParallelize]
    public async Task The_demo_that_stays_up_says_where_to_look_at_an_imported_asset()
    {
        using var host = new ReferenceHost(asProcess: true);
        await using var demo = await RunningProgram.StartAsync(
            host.Command(["demo", "--real-host", "--hosts", "50", "--data", host.Data]), "The asset ");

        var link = new Uri(demo.ReadyText.Split(' ')[^1]);
        using var browser = new HttpClient();
        var page = await browser.GetStringAsync(link);

        StringAssert.Contains(page, "Risk Manager simulator");
        StringAssert.Contains(page, "Imported from Qualys Scanner");
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task The_demo_never_imports_into_a_Risk_Manager_that_is_not_simulated(bool realHost)
    {
        using var host = new ReferenceHost();
        host.Configure(
            ("RiskManager.PlatformUrl", "https://rm.example.com/RM"), ("RiskManager.PlatformClientId", "import"),
            ("RiskManager.PlatformClientSecret", "s3cret"));
        string[] more = realHost ? ["--real-host"] : [];

        var run = await host.RunAsync(["demo", "--once", "--hosts", "5", "--json", "--data", host.Data, .. more]);

        Assert.AreEqual(2, run.ExitCode, run.ToString());
        StringAssert.Contains(run.Summary.Error, "is connected with the Risk Manager at https://rm.example.com/RM");
    }
}
