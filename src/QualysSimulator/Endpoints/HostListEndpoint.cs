using System.IO.Pipelines;
using Microsoft.Extensions.Primitives;
using QualysSimulator.Listing;
using QualysSimulator.Platform;

namespace QualysSimulator.Endpoints;

/// <summary>Serves <c>/api/{v}.0/fo/asset/host/</c>, versions 2 to 5.</summary>
internal static class HostListEndpoint
{
    private const int MinVersion = 2;
    private const int MaxVersion = 5;

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
                var bytes = new RecordedHostListResponse(recorded, form).Create();
                var body = FaultyBody.For(context, platform.Faults, call, 0);
                await body.WriteAsync(bytes, context.RequestAborted);
                return;
            }

            var query = HostQueryParser.Parse(AcceptedParameters(platform, form));
            var raw = string.Join("&", form.Where(pair => pair.Key != "id_min").Select(pair => $"{pair.Key}={pair.Value}"));
            await ServeAsync(context, platform, query, raw, call);
        }));

    private static bool IsServed(QualysPlatform platform, string version) =>
        version.EndsWith(".0", StringComparison.Ordinal)
        && int.TryParse(version[..^2], out var number)
        && number is >= MinVersion and <= MaxVersion
        && !(platform.Faults.Number("retired-version") is { } retired && number <= retired);

    /// <summary>The parameters that the platform reads; a fault may refuse or ignore one.</summary>
    private static IReadOnlyDictionary<string, StringValues> AcceptedParameters(
        QualysPlatform platform,
        IReadOnlyDictionary<string, StringValues> form)
    {
        const string processedAfter = "vm_processed_after";
        if (form.ContainsKey(processedAfter) && platform.Faults.Has("refuse-processed-after"))
            throw new ApiRefusedException(400, 1901, $"Unrecognized parameter(s): {processedAfter}");
        return platform.Faults.Has("ignore-processed-after") ? form.Where(pair => pair.Key != processedAfter).ToDictionary() : form;
    }

    private static async Task ServeAsync(HttpContext context, QualysPlatform platform, HostQuery query, string rawQuery, long call)
    {
        var page = query.IsIdsOnly ? 0 : platform.CountPage();
        if (page == 2)
            ChangeInventory(platform);
        var response = new HostListResponse(platform, query, rawQuery);
        if (response.IsPoisoned)
            throw new ApiRefusedException(500, 999, "Internal Error");
        if (platform.Options.PageLatency > TimeSpan.Zero && !query.IsIdsOnly)
            await Task.Delay(platform.Options.PageLatency, platform.Time, context.RequestAborted);
        if (platform.Faults.Number("slow-page") == page)
        {
            var delay = TimeSpan.FromSeconds(platform.Faults.Number("slow-page", 1, 20)!.Value);
            await Task.Delay(delay, platform.Time, context.RequestAborted);
        }

        var rows = query.IsIdsOnly ? 0 : query.Limit == 0 ? int.MaxValue : query.Limit;
        var writer = PipeWriter.Create(FaultyBody.For(context, platform.Faults, call, rows), new StreamPipeWriterOptions(leaveOpen: true));
        await response.WriteAsync(new XmlOutput(writer), context.RequestAborted);
        await writer.CompleteAsync();
    }

    /// <summary>Removes and adds hosts when the second page is requested.</summary>
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
