using QualysPlugin.Scenarios.Stage;

namespace QualysPlugin.Scenarios.AspNet;

/// <summary>What only an ASP.NET application can show.</summary>
internal static class AspNetScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        Scenario.Of(The_scenarios_run_in_an_asp_net_application),
    ];

    private static Task The_scenarios_run_in_an_asp_net_application(ScenarioStage stage)
    {
        Check.True(System.Web.Hosting.HostingEnvironment.IsHosted, "The scenario does not run in an ASP.NET application.");
        Check.True(System.Web.HttpContext.Current is not null, "The scenario does not run in a request.");
        return Task.CompletedTask;
    }
}
