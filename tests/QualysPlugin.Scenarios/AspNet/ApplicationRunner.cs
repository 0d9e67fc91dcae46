using System.Web.Hosting;
using QualysPlugin.Scenarios.Stage;

namespace QualysPlugin.Scenarios.AspNet;

/// <summary>Makes an ASP.NET application of the folder and runs the scenarios in its domain.</summary>
internal static class ApplicationRunner
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    public static async Task<int> RunAsync(ProgramSettings settings)
    {
        if (settings.Values.ContainsKey("recycle")) return await RecycleInMidRunAsync(settings);

        var failed = 0;
        var application = Start(settings);
        foreach (var name in AspNetScenarios.Everything
            .Select(scenario => scenario.Name)
            .Where(name => settings.Includes(name, unlessNamed: IsOfTheList(name))))
        {
            var line = application.Run(name, settings.ToArguments());
            Console.WriteLine(line);
            if (!line.StartsWith(Scenario.Passed, StringComparison.Ordinal)) failed++;
        }

        return failed;
    }

    private static bool IsOfTheList(string name) =>
        ScenarioList.All.Any(scenario => scenario.Name == name) || AspNetScenarioNames.All.Contains(name);

    private static ScenarioApplication Start(ProgramSettings settings) =>
        (ScenarioApplication)ApplicationHost.CreateApplicationHost(typeof(ScenarioApplication), "/", settings.Folder);

    /// <summary>
    /// Begins a run and recycles the application in its middle, as IIS does; the next process is the application's next
    /// domain. (In one process Mono's own unloading of a domain fails now and then.)
    /// </summary>
    private static async Task<int> RecycleInMidRunAsync(ProgramSettings settings)
    {
        var journal = Path.Combine(settings.DocumentFolder, AspNetScenarioNames.Recycle);
        var application = Start(settings);
        application.Begin(AspNetScenarioNames.Recycle, settings.ToArguments());
        await UntilAsync(
            () => Directory.Exists(journal) && Directory.GetFiles(journal, "*.batch").Length >= 2,
            "the run commits two batches");
        application.Recycle();
        await UntilAsync(() => File.Exists(Path.Combine(journal, ScenarioApplication.EndOfDomain)), "the domain ends");
        return 0;
    }

    private static async Task UntilAsync(Func<bool> condition, string what)
    {
        var began = DateTime.UtcNow;
        while (!condition())
        {
            if (DateTime.UtcNow - began > LongestWait) throw new TimeoutException($"It takes longer than {LongestWait} until {what}.");
            await Task.Delay(Glance);
        }
    }
}
