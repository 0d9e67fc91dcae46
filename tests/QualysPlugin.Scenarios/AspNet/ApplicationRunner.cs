using System.Web.Hosting;
using QualysPlugin.Scenarios.Stage;

namespace QualysPlugin.Scenarios.AspNet;

/// <summary>Makes an ASP.NET application of the folder and runs the scenarios in its domain.</summary>
internal static class ApplicationRunner
{
    public static int Run(ProgramSettings settings)
    {
        var failed = 0;
        var application = Start(settings);
        foreach (var name in ScenarioList.All.Concat(AspNetScenarios.All).Select(scenario => scenario.Name).Where(settings.Includes))
        {
            var line = application.Run(name, settings.ToArguments());
            Console.WriteLine(line);
            if (!line.StartsWith(Scenario.Passed, StringComparison.Ordinal)) failed++;
        }

        return failed;
    }

    public static ScenarioApplication Start(ProgramSettings settings) =>
        (ScenarioApplication)ApplicationHost.CreateApplicationHost(typeof(ScenarioApplication), "/", settings.Folder);
}
