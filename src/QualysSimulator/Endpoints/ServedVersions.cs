using System.Globalization;
using Microsoft.Extensions.Primitives;
using QualysSimulator.Platform;

namespace QualysSimulator.Endpoints;

/// <summary>Which versions of an API the platform serves, and what it says about their end.</summary>
/// <param name="Api">The name in faults: <c>host</c>, <c>group</c> or <c>report</c>.</param>
/// <param name="Lowest">The lowest version that is served without a fault.</param>
/// <param name="Highest">The highest one.</param>
internal sealed record ServedVersions(string Api, int Lowest, int Highest)
{
    private const string EndDate = "June 30, 2027";
    private const string GuideUrl = "https://www.example.test/docs/api-versions.htm";

    public static ServedVersions Hosts { get; } = new("host", 2, 5);

    public static ServedVersions Groups { get; } = new("group", 2, 3);

    public static ServedVersions Reports { get; } = new("report", 2, 3);

    /// <summary>Serves the API under all versions: those that are not served are refused.</summary>
    /// <param name="app">The application.</param>
    /// <param name="path">The path below the version.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="gate">The steps of every call.</param>
    /// <param name="respond">Writes the response; gets the form and the number of the call.</param>
    public void Map(
        WebApplication app, string path, QualysPlatform platform, ApiGate gate,
        Func<HttpContext, IReadOnlyDictionary<string, StringValues>, long, Task> respond) =>
        app.MapMethods("/api/{version}/" + path, ["GET", "POST"], context => gate.ServeAsync(context, async (form, call) =>
        {
            var version = (string)context.GetRouteValue("version")!;
            if (!IsServed(platform, version))
            {
                if (platform.Faults.Has("retired-with-text"))
                    throw new ApiRefusedException(400, 1905, $"API version {version} has been retired and is no longer supported.");
                context.Response.StatusCode = 404;
                return;
            }

            if (platform.Faults.Has(Api + "-sunset"))
                context.Response.Headers["Sunset"] = "Wed, 30 Jun 2027 23:59:59 GMT";
            await respond(context, form, call);
        }));

    /// <summary>The warning that lists of this API hold; empty when they hold none.</summary>
    public string Warning(QualysPlatform platform, HttpContext context) =>
        platform.Faults.Has(Api + "-end-notice")
            ? $"<WARNING>\n<TEXT><![CDATA[Version {context.GetRouteValue("version")} of this API reaches its end of service on {EndDate}.\n"
                + $"Use the latest version.]]></TEXT>\n<URL>\n  <![CDATA[{GuideUrl}]]>\n</URL>\n</WARNING>\n"
        : platform.Faults.Has(Api + "-warning")
            ? "<WARNING>\n<CODE>1981</CODE>\n<TEXT>Some records are being recalculated.</TEXT>\n</WARNING>\n"
        : "";

    private bool IsServed(QualysPlatform platform, string version)
    {
        if (!version.EndsWith(".0", StringComparison.Ordinal)
            || !int.TryParse(version[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        var fault = Api + "-versions";
        return number >= (platform.Faults.Number(fault) ?? Lowest) && number <= (platform.Faults.Number(fault, 1, Highest) ?? Highest)
            && !(Api == Hosts.Api && platform.Faults.Number("retired-version") is { } retired && number <= retired);
    }
}
