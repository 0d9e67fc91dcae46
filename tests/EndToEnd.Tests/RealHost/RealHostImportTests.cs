namespace EndToEnd.Tests.RealHost;

/// <summary>Imports into a Risk Manager through its API.</summary>
[TestClass]
public sealed class RealHostImportTests
{
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Every_host_is_created_once_and_a_second_run_writes_nothing(bool withKey)
    {
        await using var stage = await RealHostStage.StartAsync(400, withKey: withKey);

        var first = await stage.ImportCompleteAsync();
        var assets = stage.Assets;
        stage.Platform.Journal.Clear();
        var second = await stage.ImportCompleteAsync();

        Assert.AreEqual((400L, 0L), (first.Summary.Created, first.Summary.Quarantined), first.ToString());
        Assert.HasCount(400, assets);
        Assert.AreEqual(400L, second.Summary.Unchanged, second.ToString());
        Assert.AreEqual(0, stage.Platform.Journal.Writes);
        Assert.HasCount(400, stage.Assets);
    }
}
