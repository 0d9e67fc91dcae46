using System.IO.Pipelines;
using Microsoft.Extensions.Primitives;
using QualysSimulator.Listing;
using QualysSimulator.Platform;
using QualysSimulator.Recorded;

namespace QualysSimulator.Endpoints;

/// <summary><c>/api/{v}.0/fo/asset/host/</c>, versions 2 to 5.</summary>
internal static class HostListEndpoint
{
    private const int Lowest = 2;
    private const int Highest = 5;

    public static void Map(WebApplication app, QualysPlatform platform, ApiGate gate) =>
        app.MapMethods("/api/{version}/fo/asset/host/", ["GET", "POST"], context => gate.ServeAsync(context, async (form, call) =>
        {
            if (!IsServed(platform, (string)context.GetRouteValue("version")!))
            {
                context.Response.StatusCode = 404;
                return;
            }

            context.Response.ContentType = "text/xml;charset=UTF-8";
            if (platform.Recorded is { } recorded)
            {
                var bytes = new RecordedAnswer(recorded, form).Create();
                var body = FaultyBody.For(context, platform.Faults, call, 0);
                await body.WriteAsync(bytes, context.RequestAborted);
                return;
            }

            var query = HostQueryParser.Parse(Understood(platform, form));
            var raw = string.Join("&", form.Where(pair => pair.Key != "id_min").Select(pair => $"{pair.Key}={pair.Value}"));
            await ServeAsync(context, platform, query, raw, call);
        }));

    private static bool IsServed(QualysPlatform platform, string version) =>
        version.EndsWith(".0", StringComparison.Ordinal) && int.TryParse(version[..^2], out var number) && number is >= Lowest and <= Highest
        && !(platform.Faults.Number("retired-version") is { } retired && number <= retired);

    /// <summary>The parameters that the platform takes notice of.</summary>
    private static IReadOnlyDictionary<string, StringValues> Understood(QualysPlatform platform, IReadOnlyDictionary<string, StringValues> form)
    {
        const string processedAfter = "vm_processed_after";
        if (form.ContainsKey(processedAfter) && platform.Faults.Has("refuse-processed-after"))
            throw new ApiRefusal(400, 1901, $"Unrecognized parameter(s): {processedAfter}");
        return platform.Faults.Has("ignore-processed-after") ? form.Where(pair => pair.Key != processedAfter).ToDictionary() : form;
    }

    private static async Task ServeAsync(HttpContext context, QualysPlatform platform, HostQuery query, string rawQuery, long call)
    {
        var page = query.IsIdsOnly ? 0 : platform.CountPage();
        if (page == 2)
            ChangeInventory(platform);
        var answer = new HostListAnswer(platform, query, rawQuery);
        if (answer.IsPoisoned)
            throw new ApiRefusal(500, 999, "Internal Error");
        if (platform.Options.PageLatency > TimeSpan.Zero && !query.IsIdsOnly)
            await Task.Delay(platform.Options.PageLatency, platform.Time, context.RequestAborted);
        if (platform.Faults.Number("slow-page") == page)
            await Task.Delay(TimeSpan.FromSeconds(platform.Faults.Number("slow-page", 1, 20)!.Value), platform.Time, context.RequestAborted);
        var rows = query.IsIdsOnly ? 0 : query.Limit == 0 ? int.MaxValue : query.Limit;
        var writer = PipeWriter.Create(FaultyBody.For(context, platform.Faults, call, rows), new StreamPipeWriterOptions(leaveOpen: true));
        await answer.WriteAsync(new XmlOutput(writer), context.RequestAborted);
        await writer.CompleteAsync();
    }

    /// <summary>Hosts come and go once the second page has been asked for.</summary>
    private static void ChangeInventory(QualysPlatform platform)
    {
        if (platform.Faults.Number("purge-during") is { } purged)
        {
            foreach (var id in platform.Inventory.IdsFrom(0).TakeLast((int)purged).ToList())
                platform.Inventory.Purge(id);
        }

        if (platform.Faults.Number("add-during") is { } added)
            platform.Inventory.Add((long)added);
    }
}
