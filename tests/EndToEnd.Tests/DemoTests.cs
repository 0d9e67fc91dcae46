using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

[TestClass]
public sealed class DemoTests
{
    [TestMethod]
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
}
