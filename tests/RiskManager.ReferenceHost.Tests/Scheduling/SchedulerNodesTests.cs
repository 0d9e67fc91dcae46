using RiskManager.ReferenceHost.Scheduling;
using RiskManager.ReferenceHost.Tests.Connectors;
using RiskManager.ReferenceHost.Tests.StandIn;

namespace RiskManager.ReferenceHost.Tests.Scheduling;

[TestClass]
public sealed class SchedulerNodesTests
{
    [TestMethod]
    public async Task A_host_on_the_embedded_database_is_alone_and_shows_what_it_executes()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        await stage.StartRunsAsync();
        var id = await stage.SaveAsync(stage.Form(mode: StandInMode.UntilCancelled));
        await stage.WorkingAsync(await stage.Runs.StartAsync(id, ConnectorsStage.Administrator, CancellationToken.None));

        var node = (await stage.Get<SchedulerNodes>().ReadAsync(CancellationToken.None)).Single();

        Assert.AreEqual((stage.Host.Database.Process.Name, "Alive", true), (node.Name, node.State, node.IsThis));
        Assert.IsNull(node.LastCheckIn);
        CollectionAssert.AreEqual(new[] { "Nightly" }, node.Tasks.ToArray());
    }
}
