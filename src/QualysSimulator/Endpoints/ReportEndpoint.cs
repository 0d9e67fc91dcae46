using System.Text;
using QualysSimulator.Platform;

namespace QualysSimulator.Endpoints;

/// <summary><c>/api/2.0/fo/report/</c>: the recorded reports; a subscription without any answers an empty list.</summary>
internal static class ReportEndpoint
{
    private const string NoReports = """
        <?xml version="1.0" encoding="UTF-8" ?>
        <!DOCTYPE REPORT_LIST_OUTPUT SYSTEM "https://qualysapi.example.test/api/2.0/fo/report/report_list_output.dtd">
        <REPORT_LIST_OUTPUT>
        <RESPONSE>
        <DATETIME>2026-11-20T09:49:30Z</DATETIME>
        </RESPONSE>
        </REPORT_LIST_OUTPUT>

        """;

    public static void Map(WebApplication app, QualysPlatform platform, ApiGate gate) =>
        app.MapMethods("/api/2.0/fo/report/", ["GET", "POST"], context => gate.ServeAsync(context, async (form, call) =>
        {
            context.Response.ContentType = "text/xml;charset=UTF-8";
            var bytes = form.TryGetValue("action", out var action) && action == "fetch"
                ? Fetch(platform, form.TryGetValue("id", out var id) ? id.ToString() : "")
                : platform.Recorded?.File("reports.xml") ?? Encoding.UTF8.GetBytes(NoReports);
            await FaultyBody.For(context, platform.Faults, call, 0).WriteAsync(bytes, context.RequestAborted);
        }));

    private static byte[] Fetch(QualysPlatform platform, string id)
    {
        var isNumber = id.Length is > 0 and < 19 && id.All(char.IsAsciiDigit);
        return (isNumber ? platform.Recorded?.File(Path.Combine("reports", id + ".xml")) : null)
            ?? throw new ApiRefusal(400, 1905, $"parameter id has invalid value: {id}");
    }
}
