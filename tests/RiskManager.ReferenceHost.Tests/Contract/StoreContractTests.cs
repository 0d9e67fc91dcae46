using System.Collections.Concurrent;
using RiskManager.ContractTests;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Tests.Contract;

/// <summary>The reference host's store keeps what the seam demands of every host.</summary>
[StoreTestClass]
public sealed class StoreContractTests
{
    private static readonly ConcurrentDictionary<StoreKind, Lazy<Task<OpenedStore>>> Opened = new();

    public static IEnumerable<object[]> Rules => HostContract.Rules.Select(rule => new object[] { rule.Name });

    [ClassCleanup]
    public static async Task CloseAsync()
    {
        foreach (var opened in Opened.Values.Where(opened => opened.Value.IsCompletedSuccessfully))
            await (await opened.Value).DisposeAsync();
    }

    [TestMethod]
    [DynamicData(nameof(Rules))]
    public async Task Keeps(string rule)
    {
        var opened = await Opened.GetOrAdd(TestDatabase.Store, _ => new(OpenedStore.OpenAsync)).Value;

        var result = await HostContract.CheckAsync(
            HostContract.Rules.Single(candidate => candidate.Name == rule), opened.Host, CancellationToken.None);

        Assert.IsTrue(result.Passed, result.Finding);
    }

    /// <summary>One store of each kind is enough for all rules.</summary>
    private sealed class OpenedStore(TestStore store, ReferenceHostUnderTest host) : IAsyncDisposable
    {
        public ReferenceHostUnderTest Host => host;

        public static async Task<OpenedStore> OpenAsync()
        {
            var store = await TestStore.CreateAsync();
            return new OpenedStore(store, new ReferenceHostUnderTest(store.Database, WebConfig.Read(store.FolderPath)));
        }

        public async ValueTask DisposeAsync()
        {
            host.Dispose();
            await store.DisposeAsync();
        }
    }
}
