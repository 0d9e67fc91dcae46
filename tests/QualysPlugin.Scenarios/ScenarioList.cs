using QualysPlugin.Scenarios.Scenarios;
using QualysPlugin.Scenarios.Stage;

namespace QualysPlugin.Scenarios;

/// <summary>The scenarios that hold on .NET Framework and on .NET 10 alike.</summary>
internal static class ScenarioList
{
    public static IReadOnlyList<Scenario> All { get; } = [.. ImportScenarios.All, .. BadDayScenarios.All, .. HostScenarios.All];
}
