using System.Web;
using QualysPlugin.Scenarios.Stage;

namespace QualysPlugin.Scenarios.AspNet;

/// <summary>Answers <c>run.scenario?NAME</c>; web.config maps the requests to it.</summary>
public sealed class ScenarioHandler : IHttpHandler
{
    /// <inheritdoc/>
    public bool IsReusable => true;

    internal static ProgramSettings? Settings { get; set; }

    /// <inheritdoc/>
    public void ProcessRequest(HttpContext context)
    {
        var name = context.Request.Url.Query.TrimStart('?');
        var scenario = AspNetScenarios.Everything.Single(candidate => candidate.Name == name);

        // Blocks the request's thread, as a page of the platform might.
        context.Response.Write(scenario.RunAsync(Settings!).GetAwaiter().GetResult());
    }
}
