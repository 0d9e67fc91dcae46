using RiskManager.ContractTests;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Tests.Contract;

/// <summary>The reference host's store keeps what the seam demands of every host.</summary>
[TestClass]
public sealed class StoreContractTests
{
    private static TestStore s_store = null!;
    private static ReferenceHostUnderTest s_host = null!;

    public static IEnumerable<object[]> Rules => HostContract.Rules.Select(rule => new object[] { rule.Name });

    [ClassInitialize]
    public static async Task OpenAsync(TestContext context)
    {
        s_store = await TestStore.CreateAsync();
        s_host = new ReferenceHostUnderTest(s_store.Database, WebConfig.Read(s_store.FolderPath));
    }

    [ClassCleanup]
    public static async Task CloseAsync()
    {
        s_host.Dispose();
        await s_store.DisposeAsync();
    }

    [TestMethod]
    [DynamicData(nameof(Rules))]
    public async Task Keeps(string rule)
    {
        var result = await HostContract.CheckAsync(
            HostContract.Rules.Single(candidate => candidate.Name == rule), s_host, CancellationToken.None);

        Assert.IsTrue(result.Passed, result.Finding);
    }
}
