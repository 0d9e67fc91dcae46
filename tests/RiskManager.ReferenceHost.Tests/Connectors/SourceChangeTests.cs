using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Tests.StandIn;

namespace RiskManager.ReferenceHost.Tests.Connectors;

/// <summary>R34: another server may mean that every asset is created again.</summary>
[TestClass]
public sealed class SourceChangeTests
{
    [TestMethod]
    [DataRow("http://two", true)]
    [DataRow("http://one.again", false)]
    [DataRow("http://one", false)]
    public async Task Another_source_is_told_before_it_is_saved_with_the_number_of_assets(string server, bool isTold)
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        await stage.StartRunsAsync();
        var id = await stage.SaveAsync(stage.Form());
        await stage.EndOfAsync(await stage.Runs.StartAsync(id, ConnectorsStage.Administrator, CancellationToken.None));

        var change = await ChangeOfAsync(stage, id, server);

        Assert.AreEqual(isTold ? new SourceChange("stand-in", "another source", 3) : null, change);
    }

    [TestMethod]
    public async Task Without_assets_nothing_is_created_again()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var id = await stage.SaveAsync(stage.Form());

        Assert.IsNull(await ChangeOfAsync(stage, id, "http://two"));
    }

    [TestMethod]
    public async Task A_new_task_has_no_assets()
    {
        await using var stage = await ConnectorsStage.CreateAsync();

        Assert.IsNull(await stage.Get<DraftTaskTester>().FindSourceChangeAsync(
            stage.Form(), ConnectorsStage.Administrator, CancellationToken.None));
    }

    [TestMethod]
    public async Task A_reader_is_told_nothing()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var form = await stage.Tasks.OpenAsync(await stage.SaveAsync(stage.Form()), CancellationToken.None);
        ConnectorsStage.Set(form, nameof(StandInSettings.ServerUrl), "http://two");

        await Assert.ThrowsExactlyAsync<AccessDeniedException>(
            () => stage.Get<DraftTaskTester>().FindSourceChangeAsync(form, ConnectorsStage.Reader, CancellationToken.None));
    }

    private static async Task<SourceChange?> ChangeOfAsync(ConnectorsStage stage, string taskId, string server)
    {
        var form = await stage.Tasks.OpenAsync(taskId, CancellationToken.None);
        ConnectorsStage.Set(form, nameof(StandInSettings.ServerUrl), server);
        return await stage.Get<DraftTaskTester>()
            .FindSourceChangeAsync(form, ConnectorsStage.Administrator, CancellationToken.None);
    }
}
