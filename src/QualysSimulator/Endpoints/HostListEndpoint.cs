using System.IO.Pipelines;
using Microsoft.Extensions.Primitives;
using QualysSimulator.Listing;
using QualysSimulator.Platform;

namespace QualysSimulator.Endpoints;

/// <summary>Serves <c>/api/{v}.0/fo/asset/host/</c>.</summary>
internal static class HostListEndpoint
{
    public static void Map(WebApplication app, QualysPlatform platform, ApiGate gate) =>
        ServedVersions.Hosts.Map(app, "fo/asset/host/", platform, gate, async (context, form, call) =>
        {
            var warning = ServedVersions.Hosts.Warning(platform, context);
            context.Response.ContentType = "text/xml;charset=UTF-8";
            if (platform.Recorded is { } recorded)
            {
                var bytes = WarnedList.Of(new RecordedHostListResponse(recorded, form).Create(), warning);
                var body = FaultyBody.For(context, platform.Faults, call, 0);
                await body.WriteAsync(bytes, context.RequestAborted);
                return;
            }

            var query = HostQueryParser.Parse(AcceptedParameters(platform, form));
            var raw = string.Join("&", form.Where(pair => pair.Key != "id_min").Select(pair => $"{pair.Key}={pair.Value}"));
            await ServeAsync(context, platform, new HostListResponse(platform, query, raw, warning), call);
        });

    /// <summary>The parameters that the platform reads; a fault may refuse or ignore one.</summary>
    private static IReadOnlyDictionary<string, StringValues> AcceptedParameters(
        QualysPlatform platform,
        IReadOnlyDictionary<string, StringValues> form)
    {
        const string processedAfter = "vm_processed_after";
        const string notScannedSince = "no_vm_scan_since";
        if (form.ContainsKey(processedAfter) && platform.Faults.Has("refuse-processed-after"))
            throw new ApiRefusedException(400, 1901, $"Unrecognized parameter(s): {processedAfter}");
        foreach (var (fault, parameter) in new[] { ("refuse-asset-ids", "show_asset_id"), ("refuse-not-scanned-since", notScannedSince) })
        {
            if (form.ContainsKey(parameter) && platform.Faults.Has(fault))
                throw new ApiRefusedException(400, 1901, $"Unrecognized parameter(s): {parameter}");
        }

        if (form.ContainsKey(notScannedSince) && platform.Faults.Has("ignore-not-scanned-since"))
            return form.Where(pair => pair.Key != notScannedSince).ToDictionary();
        if (platform.Faults.Has("unknown-tag-refused"))
            TagParameters.ThrowIfUnknown(TagParameters.Parse(form));
        if (platform.Faults.Has("ignore-tags") && TagParameters.Parse(form) is not null)
            return form.Where(pair => pair.Key == "show_tags" || !TagParameters.Known.Contains(pair.Key)).ToDictionary();
        return platform.Faults.Has("ignore-processed-after") ? form.Where(pair => pair.Key != processedAfter).ToDictionary() : form;
    }

    private static async Task ServeAsync(HttpContext context, QualysPlatform platform, HostListResponse response, long call)
    {
        var query = response.Query;
        var page = query.IsIdsOnly ? 0 : platform.CountPage();
        if (page == 2)
            ChangeInventory(platform);
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
