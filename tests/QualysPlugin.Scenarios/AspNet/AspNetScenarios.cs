using System.Globalization;
using QualysPlugin.Scenarios.Stage;
using RiskManager.Contracts;

namespace QualysPlugin.Scenarios.AspNet;

/// <summary>What only an ASP.NET application can show.</summary>
internal static class AspNetScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        Scenario.Of(The_scenarios_run_in_an_asp_net_application),
    ];

    public static IReadOnlyList<Scenario> Alone { get; } =
    [
        Scenario.Of(A_run_in_a_recycled_application_domain_is_resumed_by_the_next),
        Scenario.Of(An_import_of_100_000_hosts_stays_below_250_megabytes),
    ];

    public static IEnumerable<Scenario> Everything =>
        [.. ScenarioList.All, .. All, .. Alone, Scenario.Of(The_assemblies_of_the_host_are_used_where_both_ship_them)];

    private static Task The_scenarios_run_in_an_asp_net_application(ScenarioStage stage)
    {
        Check.True(System.Web.Hosting.HostingEnvironment.IsHosted, "The scenario does not run in an ASP.NET application.");
        Check.True(System.Web.HttpContext.Current is not null, "The scenario does not run in a request.");
        return Task.CompletedTask;
    }

    private static async Task An_import_of_100_000_hosts_stays_below_250_megabytes(ScenarioStage stage)
    {
        stage.At("large").WriteWebConfig();

        await stage.ImportAsync(created: 100_000);

        // The highest resident size of this process since it began: ASP.NET, the platform in memory and the plugin together.
        var line = File.ReadAllLines("/proc/self/status").Single(candidate => candidate.StartsWith("VmHWM:", StringComparison.Ordinal));
        var megabytes = long.Parse(line.Split([' '], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        Console.Error.WriteLine($"100,000 hosts: peak {megabytes} MB");
        Check.True(megabytes < 250, $"The process reached {megabytes} MB.");
    }

    /// <summary>The second half: <see cref="ApplicationRunner"/> began the run in another process, in a domain that is gone.</summary>
    private static async Task A_run_in_a_recycled_application_domain_is_resumed_by_the_next(ScenarioStage stage)
    {
        await stage.PrepareInterruptedRun().ReplayAsync();
        var kept = stage.CountAssets();

        var result = await stage.RunAsync();

        Check.Equal(
            "Cancelled",
            File.ReadAllText(Path.Combine(stage.Documents, ScenarioApplication.EndOfDomain)),
            "How the run of the former domain ended");
        Check.True(kept is >= 200 and < 2_000, $"{kept} assets were kept.");
        Check.Equal((RunStatus.Complete, true), (result.Status, result.ResumedRunId is not null), $"Status and resumed ({result.Error})");
        Check.Equal((2_000L, 2_000), (result.Counts.Created, stage.CountAssets()), "Created in all, assets");
        Check.True(
            result.PerimeterCreated && stage.Assets().All(asset => asset.EndsWith(" in " + result.Perimeter, StringComparison.Ordinal)),
            "There is more than one perimeter.");
    }

    private static async Task The_assemblies_of_the_host_are_used_where_both_ship_them(ScenarioStage stage)
    {
        await stage.At("recorded").ImportAsync(created: 7);

        var loaded = AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName())
            .Where(name => name.Name.StartsWith("Microsoft.Extensions.DependencyInjection", StringComparison.Ordinal))
            .Select(name => $"{name.Name} {name.Version}").OrderBy(text => text, StringComparer.Ordinal);
        Check.Sequence(stage["expected-assemblies"].Split(';'), loaded, "The assemblies loaded");
    }
}
