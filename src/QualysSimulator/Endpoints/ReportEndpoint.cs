using System.Globalization;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using QualysSimulator.Faults;
using QualysSimulator.Listing;
using QualysSimulator.Platform;
using QualysSimulator.Reports;

namespace QualysSimulator.Endpoints;

/// <summary>Serves <c>/api/{v}.0/fo/report/</c>: the report list and the reports, recorded or generated on the fly.</summary>
internal static class ReportEndpoint
{
    private const long MiddleOfAReport = 20_000;

    public static void Map(WebApplication app, QualysPlatform platform, ApiGate gate) =>
        ServedVersions.Reports.Map(app, "fo/report/", platform, gate, async (context, form, call) =>
        {
            context.Response.ContentType = "text/xml;charset=UTF-8";
            var id = form.TryGetValue("id", out var value) ? value.ToString() : "";
            var isFetch = form.TryGetValue("action", out var action) && action == "fetch";
            if (isFetch && platform.Recorded is null)
            {
                await ServeAsync(context, platform, Find(platform, id), call);
                return;
            }

            var bytes = isFetch
                ? Recorded(platform, id)
                : WarnedList.Of(List(platform), ServedVersions.Reports.Warning(platform, context));
            await FaultyBody.For(context, platform.Faults, call, 0).WriteAsync(bytes, context.RequestAborted);
        });

    private static SimulatedReport Find(QualysPlatform platform, string id) =>
        (long.TryParse(id, CultureInfo.InvariantCulture, out var number) ? platform.Reports.Find(number) : null) ?? throw Unknown(id);

    private static byte[] List(QualysPlatform platform) =>
        platform.Recorded?.File("reports.xml") ?? Encoding.UTF8.GetBytes(platform.Reports.List());

    private static byte[] Recorded(QualysPlatform platform, string id)
    {
        if (id.Length is 0 or >= 19 || !id.All(char.IsAsciiDigit))
            throw Unknown(id);
        return RecordedFile(id + ".xml") ?? RecordedFile(id + ".zip") ?? throw Unknown(id);

        byte[]? RecordedFile(string name) => platform.Recorded?.File(Path.Combine("reports", name));
    }

    private static ApiRefusedException Unknown(string id) => new(400, 1905, $"parameter id has invalid value: {id}");

    private static async Task ServeAsync(HttpContext context, QualysPlatform platform, SimulatedReport report, long call)
    {
        var faults = platform.Faults;
        if (faults.AppliesToReport("report-forbidden", report.Index))
            throw new ApiRefusedException(403, 2012, "Report Share is not enabled for the subscription");
        if (faults.AppliesToReport("report-expired", report.Index))
            throw new ApiRefusedException(400, 1905, $"parameter id has invalid value: {report.Id} (the report has expired)");
        if (InPlaceOf(report, faults) is { } other)
        {
            await context.Response.WriteAsync(other, context.RequestAborted);
            return;
        }

        if (report.Format == ReportFormat.Zipped)
        {
            await ServeZippedAsync(context, platform, report);
            return;
        }

        var body = faults.AppliesToReport("report-cut", report.Index) ? Interrupted(context, BodyFault.Cut)
            : faults.AppliesToReport("report-truncated", report.Index) ? Interrupted(context, BodyFault.EndEarly)
            : FaultyBody.For(context, faults, call, 0);
        await WriteAsync(body, platform, report, context.RequestAborted);
    }

    /// <summary>What a fault makes come in place of a report; null when none does.</summary>
    private static string? InPlaceOf(SimulatedReport report, FaultSet faults) =>
        faults.AppliesToReport("report-html", report.Index) ? "<html><body>The report is not available.</body></html>"
        : faults.AppliesToReport("report-error", report.Index) ? ErrorForms.GenericReturn(4711)
        : faults.AppliesToReport("report-unknown", report.Index) ? ErrorForms.UnknownDocument
        : faults.AppliesToReport("report-csv", report.Index) ? "\"IP\",\"DNS\",\"NetBIOS\"\n\"10.0.0.1\",\"one.example.test\",\"ONE\"\n"
        : null;

    private static FaultyBody Interrupted(HttpContext context, BodyFault fault) =>
        new(context.Response.Body, context, fault, MiddleOfAReport, default);

    private static async Task ServeZippedAsync(HttpContext context, QualysPlatform platform, SimulatedReport report)
    {
        // A zip archive closes its entries with synchronous writes.
        context.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true;
        context.Response.ContentType = "application/zip";
        using var zip = new ZipArchive(context.Response.Body, ZipArchiveMode.Create);
        await using var entry = zip.CreateEntry("Scan_Report.xml", CompressionLevel.Fastest).Open();
        await WriteAsync(entry, platform, report, context.RequestAborted);
    }

    private static async Task WriteAsync(Stream body, QualysPlatform platform, SimulatedReport report, CancellationToken cancellationToken)
    {
        var writer = PipeWriter.Create(body, new StreamPipeWriterOptions(leaveOpen: true));
        var options = platform.Options;
        var output = new XmlOutput(writer);
        await new ReportWriter(output, report, platform.Inventory, options.Seed, options.ReportMegabytes, platform.Faults)
            .WriteAsync(cancellationToken);
        await writer.CompleteAsync();
    }
}
