using RiskManager.Contracts;
using RiskManager.ReferenceHost.Runs.Execution;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Runs.Sessions;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Tests.Runs;

[TestClass]
public sealed class RunWarningsTests
{
    [TestMethod]
    public async Task Warnings_are_counted_by_code_and_each_names_its_asset()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));
        var asset = (await store.RowAsync("1")).Id;
        await using (var log = new RunLog(store.Database, TimeProvider.System, "run", NullTaskObserver.Instance, new Redaction([])))
        {
            log.Write(TaskLogLevel.Information, 1000, "begins");
            log.Write(TaskLogLevel.Warning, 2004, "may be a duplicate", TestStore.Key("1"));
            log.Write(TaskLogLevel.Warning, 2004, "may be another", TestStore.Key("1"));
            log.Write(TaskLogLevel.Warning, 2003, "has no name", TestStore.Key("404"));
            log.Write(TaskLogLevel.Error, 3000, "incomplete");
        }

        var warnings = new RunWarnings(store.Database);
        var counts = await warnings.CountsAsync("run", CancellationToken.None);
        var all = await warnings.ListAsync("run", null, 0, 50, CancellationToken.None);
        var second = await warnings.ListAsync("run", 2004, all[0].Id, 50, CancellationToken.None);

        CollectionAssert.AreEqual(
            new WarningCount[] { new(2004, 2, 1, "may be a duplicate"), new(2003, 1, 1, "has no name"), new(3000, 1, 0, "incomplete") },
            counts.ToArray());
        CollectionAssert.AreEqual(
            new (int, string?, long?, string?)[]
            {
                (2004, "1", asset, "SRV1"),
                (2004, "1", asset, "SRV1"),
                (2003, "404", null, null),
                (3000, null, null, null),
            },
            all.Select(warning => (warning.EventId, warning.ImportId, warning.AssetId, warning.AssetName)).ToArray());
        Assert.AreEqual("may be another", second.Single().Message);
        Assert.IsEmpty(await warnings.CountsAsync("another run", CancellationToken.None));
    }
}
