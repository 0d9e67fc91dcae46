using System.Collections.Concurrent;
using RiskManager.ContractTests;

namespace RiskManager.ReferenceHost.Tests.Platform;

/// <summary>A Risk Manager behind its API keeps what the seam demands of every host, except for what the API makes impossible.</summary>
[StoreTestClass]
public sealed class PlatformContractTests
{
    /// <summary>The rules that the API makes impossible, with the reason. docs/real-host.md says what is done instead.</summary>
    private static readonly IReadOnlyDictionary<string, string> Impossible = new Dictionary<string, string>
    {
        ["A_required_mark_is_ignored_and_its_blanks_are_counted_for_the_source"] =
            "The API tells neither which attributes assets have nor which are required, so blank ones cannot be counted.",
        ["An_asset_made_by_hand_with_the_same_dns_name_is_a_look_alike"] =
            "Look-alikes are looked for in the mirror, which holds imported assets alone: reading all others would cost a call for each.",
    };

    private static readonly ConcurrentDictionary<StoreKind, Lazy<Task<PlatformUnderTest>>> Opened = new();

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
        var host = await Opened.GetOrAdd(TestDatabase.Store, _ => new(() => PlatformUnderTest.StartAsync())).Value;

        var result = await HostContract.CheckAsync(
            HostContract.Rules.Single(candidate => candidate.Name == rule), host, CancellationToken.None);

        // A rule of the list that is kept after all must leave the list.
        Assert.AreEqual(!Impossible.ContainsKey(rule), result.Passed, result.Finding);
    }

    [TestMethod]
    public void Every_rule_that_the_API_makes_impossible_stands_in_the_documentation()
    {
        var page = File.ReadAllText(Path.Combine(TestSupport.Built.Repository, "docs", "real-host.md"));

        foreach (var rule in Impossible.Keys) Assert.Contains($"| `{rule}` |", page);
        Assert.HasCount(
            Impossible.Count,
            page.Split('\n').Where(line => Rules.Any(rule => line.StartsWith($"| `{rule[0]}` |", StringComparison.Ordinal))));
    }
}
