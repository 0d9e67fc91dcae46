using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Observability;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Observability;

/// <summary>Dashboard and alerts name the metrics that the host gives, as Prometheus gets them.</summary>
[TestClass]
public sealed partial class MonitoringFilesTests
{
    private static readonly string Folder = Path.Combine(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Repository").Value!,
        "docs", "monitoring");

    [TestMethod]
    public async Task Every_metric_of_dashboard_and_alerts_is_one_that_the_host_gives()
    {
        var given = await ReadGivenAsync();

        var named = Panels().Values.SelectMany(expressions => expressions).Concat(Alerts().Values)
            .SelectMany(expression => Names().Matches(Labels().Replace(expression, "")).Select(match => match.Value)).Distinct().ToList();

        Assert.IsGreaterThan(6, named.Count);
        CollectionAssert.IsSubsetOf(named, given.ToList(), string.Join(", ", named.Except(given)));
        CollectionAssert.IsSubsetOf(
            given.Where(name => name.StartsWith("riskmanager_", StringComparison.Ordinal)).ToList(), named, "Not on the dashboard.");
    }

    [TestMethod]
    public void Every_panel_and_alert_is_explained()
    {
        var readme = File.ReadAllText(Path.Combine(Folder, "README.md"));

        foreach (var panel in Panels().Keys) Assert.Contains($"| {panel} |", readme);
        foreach (var alert in Alerts().Keys) Assert.Contains($"| `{alert}` |", readme);
    }

    private static async Task<HashSet<string>> ReadGivenAsync()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        using var browser = site.Browser();
        await browser.GetAsync("/health/live");
        RunTelemetry.Ended("type", "Complete");
        RunTelemetry.Finished(new ImportCounts { Created = 1 });
        RunTelemetry.Called(1);
        RunTelemetry.Waited(TimeSpan.FromSeconds(1));
        RunTelemetry.Running("type", 1);
        var metrics = await browser.GetStringAsync("/metrics");
        return [.. Samples().Matches(metrics).Select(match => match.Groups[1].Value)];
    }

    private static Dictionary<string, List<string>> Panels()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "dashboard.json")));
        return dashboard.RootElement.GetProperty("panels").EnumerateArray().ToDictionary(
            panel => panel.GetProperty("title").GetString()!,
            panel => panel.GetProperty("targets").EnumerateArray().Select(target => target.GetProperty("expr").GetString()!).ToList());
    }

    private static Dictionary<string, string> Alerts() =>
        Rules().Matches(File.ReadAllText(Path.Combine(Folder, "alerts.yml")))
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    [GeneratedRegex("- alert: (\\S+)\\s+expr: (.+)")]
    private static partial Regex Rules();

    [GeneratedRegex("\\{[^}]*\\}")]
    private static partial Regex Labels();

    [GeneratedRegex("\\b(?:riskmanager|http_server|dotnet|process)_[a-z_]+")]
    private static partial Regex Names();

    [GeneratedRegex("^([a-z_]+)(?:\\{| )", RegexOptions.Multiline)]
    private static partial Regex Samples();
}
