using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace QualysPlugin.Benchmarks;

/// <summary>
/// What a first import into a Risk Manager and an unchanged one cost behind its API (R31): calls, time beside the floor of calls ×
/// latency ÷ concurrency, memory. A run that is not complete gives no figure.
/// </summary>
internal static class PlatformBenchmark
{
    private const string Ready = "Risk Manager simulator listening on ";

    public static async Task<int> RunAsync(int hosts, double latency, int concurrency, CancellationToken cancellationToken)
    {
        var table = new Table().AddColumns("run", "components", "calls", "writes", "floor s", "run s", "peak MB");
        foreach (var withComponents in new[] { false, true })
            await MeasureAsync(table, hosts, latency, concurrency, withComponents, cancellationToken);
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 120);
        AnsiConsole.Write(table);
        return 0;
    }

    private static async Task MeasureAsync(
        Table table, int hosts, double latency, int concurrency, bool withComponents, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var qualys = await Simulator.StartAsync("--hosts", $"{hosts}", "--rate", "1000000");
        var arguments = new[]
        {
            "--port", "0", "--latency", latency.ToString(CultureInfo.InvariantCulture), "--parent-pid", $"{Environment.ProcessId}",
        };
        await using var platform = await RunningProgram.StartAsync(
            Launcher.DotNet(Built.Output("src/RiskManagerSimulator", "net10.0/RiskManagerSimulator.dll"), arguments), Ready);
        var url = new Uri(platform.ReadyText);
        Configure(folder.Path, url, concurrency);
        foreach (var run in new[] { "first", "unchanged" })
        {
            using var control = new HttpClient { BaseAddress = new Uri(url, "/") };
            using var cleared = await control.PostAsync(new Uri("control/journal/clear", UriKind.Relative), null, cancellationToken);
            var summary = await ImportProcess.RunAsync(qualys.Url, folder.Path, cancellationToken, createComponents: withComponents);
            if (summary.Status != "Complete" || summary.Created + summary.Unchanged != hosts)
                throw new InvalidOperationException($"The {run} run was {summary}: the figures would mean nothing.");
            var journal = (await control.GetFromJsonAsync<JsonNode>("control/journal", cancellationToken))!;
            var calls = (long)journal["calls"]!;
            table.AddRow(
                run, withComponents ? $"{summary.ComponentsCreated:N0}" : "none", $"{calls:N0}", $"{journal["writes"]}",
                (calls * latency / concurrency).ToString("0.0", CultureInfo.InvariantCulture),
                summary.Seconds.ToString("0.0", CultureInfo.InvariantCulture),
                summary.PeakMegabytes.ToString("0", CultureInfo.InvariantCulture));
        }
    }

    private static void Configure(string folder, Uri url, int concurrency)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "web.config"), $"""
            <configuration><appSettings>
              <add key="RiskManager.PlatformUrl" value="{url}" />
              <add key="RiskManager.PlatformClientId" value="qualys-import" />
              <add key="RiskManager.PlatformClientSecret" value="simulator-secret" />
              <add key="RiskManager.PlatformKeyAttribute" value="ext_key" />
              <add key="RiskManager.PlatformAttributes" value="dnsName=dns_name;operatingSystem=operating_system" />
              <add key="RiskManager.PlatformConcurrency" value="{concurrency}" />
            </appSettings></configuration>
            """);
        File.WriteAllText(Path.Combine(folder, "knowledge-bases.map"), """
            cpe:2.3:o:microsoft:windows_server_2019:*:*:*:*:*:*:*:* = MOD_EN.000117
            cpe:2.3:o:microsoft:windows_server_2016:*:*:*:*:*:*:*:* = MOD_EN.000101
            cpe:2.3:o:microsoft:windows_10:*:*:*:*:*:*:*:* = MOD_EN.000140
            cpe:2.3:o:canonical:ubuntu_linux:*:*:*:*:*:*:*:* = MOD_EN.000170
            """);
    }
}
