using RiskManager.ContractTests;

namespace HostAdapter.Tests;

/// <summary>The sample adapter keeps what the seam demands of every host.</summary>
[TestClass]
public sealed class SampleContractTests
{
    public static IEnumerable<object[]> Rules => HostContract.Rules.Select(rule => new object[] { rule.Name });

    [TestMethod]
    [DynamicData(nameof(Rules))]
    public async Task Keeps(string rule)
    {
        using var host = new SamplePlatformUnderTest();

        var checkedRule = HostContract.Rules.Single(candidate => candidate.Name == rule);
        var result = await HostContract.CheckAsync(checkedRule, host, CancellationToken.None);

        Assert.IsTrue(result.Passed, result.Finding);
    }

    [TestMethod]
    public async Task The_entry_point_checks_every_rule_and_writes_a_line_for_each()
    {
        using var host = new SamplePlatformUnderTest();
        using var output = new StringWriter();

        var results = await HostContract.RunAsync(host, output, CancellationToken.None);

        var lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.HasCount(HostContract.Rules.Count, results);
        Assert.HasCount(HostContract.Rules.Count + 1, lines);
        Assert.AreEqual($"{HostContract.Rules.Count} rules passed, 0 broken", lines[^1]);
        Assert.Contains("passed  R5   A moved asset keeps its identity and its place", lines);
    }

    [TestMethod]
    public async Task Cancelling_ends_the_run()
    {
        using var host = new SamplePlatformUnderTest();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => HostContract.RunAsync(host, TextWriter.Null, cancelled.Token));
    }
}
