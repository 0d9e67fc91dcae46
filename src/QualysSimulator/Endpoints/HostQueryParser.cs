using System.Globalization;
using Microsoft.Extensions.Primitives;
using QualysSimulator.Inventory;
using QualysSimulator.Listing;
using QualysSimulator.Platform;

namespace QualysSimulator.Endpoints;

/// <summary>Reads the parameters of a host list request as strictly as Qualys does.</summary>
internal static class HostQueryParser
{
    private static readonly string[] Known =
    [
        "action", "details", "truncation_limit", "id_min", "id_max", "ids", "ips", "ipv6", "ag_ids", "ag_titles", "network_ids",
        "vm_processed_after", "no_vm_scan_since", "show_asset_id", "os_pattern", "echo_request", .. TagParameters.Known,
    ];

    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    private static readonly string[] Details = ["Basic", "Basic/AGs", "All", "All/AGs", "None"];

    /// <summary>Parses a request.</summary>
    /// <exception cref="ApiRefusedException">A parameter is unknown, missing or malformed.</exception>
    public static HostQuery Parse(IReadOnlyDictionary<string, StringValues> form)
    {
        var unknown = form.Keys.Where(key => !Known.Contains(key)).ToList();
        if (unknown.Count > 0)
            throw new ApiRefusedException(400, 1901, $"Unrecognized parameter(s): {string.Join(", ", unknown)}");
        if (Text("action") is not { } action)
            throw new ApiRefusedException(400, 1903, "Missing required parameter(s): action");
        if (action != "list")
            throw Invalid("action", action);
        var details = Text("details") ?? "Basic";
        return new HostQuery
        {
            Details = Details.Contains(details) ? details : throw Invalid("details", details),
            Limit = (int)Number("truncation_limit", HostQuery.DefaultLimit, HostQuery.MaxLimit),
            IdMin = Number("id_min", 0, long.MaxValue),
            IdMax = Number("id_max", long.MaxValue, long.MaxValue),
            Ids = Text("ids") is { } ids ? ParseIds(ids) : null,
            IPv4 = Text("ips") is { } ips ? AddressRanges.Parse(ips, isIPv6: false) ?? throw Invalid("ips", ips) : null,
            IPv6 = Text("ipv6") is { } ipv6 ? AddressRanges.Parse(ipv6, isIPv6: true) ?? throw Invalid("ipv6", ipv6) : null,
            Groups = Text("ag_ids") is { } groupIds ? ParseGroups("ag_ids", groupIds, IdText)
                : Text("ag_titles") is { } titles ? ParseGroups("ag_titles", titles, group => group.Title)
                : null,
            ProcessedAfter = Text("vm_processed_after") is { } after ? ParseDate("vm_processed_after", after) : null,
            NotScannedSince = Text("no_vm_scan_since") is { } since ? ParseDate("no_vm_scan_since", since) : null,
            ShowsAssetIds = Number("show_asset_id", 0, 1) == 1,
            Tags = TagParameters.Parse(form),
            ShowsTags = TagParameters.AreShown(form),
            Networks = Text("network_ids") is { } networks ? ParseNetworks(networks) : null,
        };

        string? Text(string name) => form.TryGetValue(name, out var values) ? values.ToString() : null;

        long Number(string name, long @default, long max) => Text(name) is { } text ? ParseNumber(name, text, max) : @default;
    }

    private static string IdText(SimulatedGroup group) => group.Id.ToString(CultureInfo.InvariantCulture);

    private static List<SimulatedGroup> ParseGroups(string parameter, string list, Func<SimulatedGroup, string> key) =>
    [
        .. list.Split(',').Select(text =>
            AssetGroups.All.FirstOrDefault(group => key(group) == text.Trim()) ?? throw Invalid(parameter, text)),
    ];

    private static HashSet<int> ParseNetworks(string networks) =>
        [.. networks.Split(',').Select(text => (int)ParseNumber("network_ids", text, int.MaxValue))];

    private static HostIdRanges ParseIds(string ids) => new(ids.Split(',').Select(part =>
    {
        var ends = part.Split('-', 2);
        return (ParseNumber("ids", ends[0], long.MaxValue), ParseNumber("ids", ends[^1], long.MaxValue));
    }));

    private static long ParseNumber(string name, string text, long max) =>
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max
            ? number
            : throw Invalid(name, text);

    private static DateTimeOffset ParseDate(string name, string text) =>
        DateTimeOffset.TryParseExact(text.Trim(), Dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : throw Invalid(name, text);

    private static ApiRefusedException Invalid(string name, string value) =>
        new(400, 1905, $"parameter {name} has invalid value: {value}") { Item = (name, value) };
}
