using System.Diagnostics.CodeAnalysis;
using System.Web;
using System.Web.Hosting;
using QualysPlugin.Scenarios.Stage;

namespace QualysPlugin.Scenarios.AspNet;

/// <summary>The application as the program sees it, from another domain.</summary>
public sealed class ScenarioApplication : MarshalByRefObject
{
    /// <summary>Runs a scenario in a request of the application.</summary>
    /// <returns>What the scenario found, as a line.</returns>
    [SuppressMessage("Performance", "CA1822", Justification = "Only calls of an instance go through the proxy into the other domain.")]
    public string Run(string scenario, string[] arguments)
    {
        using var answer = new StringWriter();
        ScenarioHandler.Settings = ProgramSettings.Parse(arguments);
        HttpRuntime.ProcessRequest(new SimpleWorkerRequest("run.scenario", scenario, answer));
        return answer.ToString().Trim('\r', '\n');
    }

    /// <inheritdoc/>
    public override object? InitializeLifetimeService() => null;
}
