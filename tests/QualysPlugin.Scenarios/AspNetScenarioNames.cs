namespace QualysPlugin.Scenarios;

/// <summary>The scenarios that only an ASP.NET application can show, by name.</summary>
internal static class AspNetScenarioNames
{
    public static IReadOnlyList<string> All { get; } =
    [
        "The_scenarios_run_in_an_asp_net_application",
    ];
}
