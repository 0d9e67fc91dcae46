using QualysPlugin.Scenarios.Stage;

namespace QualysPlugin.Scenarios;

/// <summary>
/// Runs the scenarios and prints one line for each: <c>passed</c> or <c>failed</c>, the name, the finding, separated by tabs.
/// </summary>
/// <remarks>
/// <c>FOLDER key=value…</c>: the folder holds the application (<c>web.config</c>, <c>plugins/QualysPlugin</c>); the keys are
/// the URLs of the simulators. On .NET Framework the scenarios run inside an ASP.NET application of that folder.
/// </remarks>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        var settings = ProgramSettings.Parse(arguments);
#if NETFRAMEWORK
        return await AspNet.ApplicationRunner.RunAsync(settings);
#else
        var failed = 0;
        foreach (var scenario in ScenarioList.All.Where(scenario => settings.Includes(scenario.Name)))
        {
            var line = await scenario.RunAsync(settings);
            Console.WriteLine(line);
            if (!line.StartsWith(Scenario.Passed, StringComparison.Ordinal)) failed++;
        }

        return failed;
#endif
    }
}
