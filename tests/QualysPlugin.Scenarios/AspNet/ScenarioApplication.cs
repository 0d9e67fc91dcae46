using System.Diagnostics.CodeAnalysis;
using System.Web;
using System.Web.Hosting;
using QualysPlugin.Scenarios.Stage;

namespace QualysPlugin.Scenarios.AspNet;

/// <summary>The application as the program sees it, from another domain.</summary>
[SuppressMessage("Performance", "CA1822", Justification = "Only calls of an instance go through the proxy into the other domain.")]
public sealed class ScenarioApplication : MarshalByRefObject
{
    /// <summary>The file in which the ending domain says how its run ended.</summary>
    internal const string EndOfDomain = "end-of-domain";

    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(10);

    /// <summary>Runs a scenario in a request of the application.</summary>
    /// <returns>What the scenario found, as a line.</returns>
    public string Run(string scenario, string[] arguments)
    {
        using var answer = new StringWriter();
        ScenarioHandler.Settings = ProgramSettings.Parse(arguments);
        HttpRuntime.ProcessRequest(new SimpleWorkerRequest("run.scenario", scenario, answer));
        return answer.ToString().Trim('\r', '\n');
    }

    /// <summary>
    /// Begins a run in the background, as the platform's scheduler does. When the domain goes, the host cancels the run and
    /// waits for it, as docs/binding-to-the-host.md asks.
    /// </summary>
    public void Begin(string scenario, string[] arguments)
    {
        var stage = new ScenarioStage(ProgramSettings.Parse(arguments), scenario).PrepareInterruptedRun();
        var cancel = new CancellationTokenSource();
        var run = Task.Run(() => stage.RunAsync(cancellationToken: cancel.Token));
        AppDomain.CurrentDomain.DomainUnload += (_, _) =>
        {
            cancel.Cancel();
            var status = run.Wait(LongestEnd) ? run.Result.Status.ToString() : "still running";
            File.WriteAllText(Path.Combine(stage.Documents, EndOfDomain), status);
        };
    }

    /// <summary>Lets ASP.NET end the application's domain.</summary>
    public void Recycle() => HttpRuntime.UnloadAppDomain();

    /// <inheritdoc/>
    public override object? InitializeLifetimeService() => null;
}
