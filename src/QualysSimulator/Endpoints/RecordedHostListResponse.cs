using System.Globalization;
using System.Text;
using Microsoft.Extensions.Primitives;
using QualysSimulator.Listing;
using QualysSimulator.Platform;
using QualysSimulator.Recorded;

namespace QualysSimulator.Endpoints;

/// <summary>The response to a host list request from recorded pages.</summary>
internal sealed class RecordedHostListResponse(RecordedResponses recorded, IReadOnlyDictionary<string, StringValues> form)
{
    private static readonly string[] HostFilters = ["ids", "ips", "ipv6", "ag_ids", "ag_titles", "use_tags"];

    /// <summary>Creates the response.</summary>
    /// <exception cref="ApiRefusedException">A parameter is malformed, or names a group that is not recorded.</exception>
    public byte[] Create()
    {
        var idMin = Number("id_min", 0);
        var idMax = Number("id_max", long.MaxValue);
        var filter = Filter();
        if (Text("details") == "None")
            return IdList(AllHosts().Where(filter).Select(host => host.Id).OfType<long>().Where(id => id >= idMin && id <= idMax));
        if (!HostFilters.Any(form.ContainsKey) && idMax == long.MaxValue)
            return recorded.Page(idMin).Bytes;
        var hosts = AllHosts().Where(host => host.Id >= idMin && host.Id <= idMax && filter(host)).ToList();
        return hosts.Count == 0 ? RecordedResponses.Empty() : RecordedResponses.Document(hosts, null);
    }

    private IEnumerable<RecordedHost> AllHosts() => recorded.Pages().SelectMany(page => page.Hosts);

    private static byte[] IdList(IEnumerable<long> ids)
    {
        var text = new StringBuilder("""
            <?xml version="1.0" encoding="UTF-8" ?>
            <HOST_LIST_OUTPUT>
            <RESPONSE>
            <DATETIME>2026-11-20T09:50:46Z</DATETIME>

            """);
        var distinct = ids.Distinct().Order().ToList();
        if (distinct.Count > 0)
        {
            var elements = distinct.Select(id => string.Create(CultureInfo.InvariantCulture, $"<ID>{id}</ID>"));
            text.Append("<ID_SET>\n").AppendJoin("\n", elements).Append("\n</ID_SET>\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("</RESPONSE>\n</HOST_LIST_OUTPUT>\n").ToString());
    }

    private Func<RecordedHost, bool> Filter()
    {
        var ids = Text("ids")?.Split(',', StringSplitOptions.TrimEntries).ToHashSet();
        var ipv4 = Text("ips") is { } ips ? AddressRanges.Parse(ips, isIPv6: false) ?? throw Invalid("ips", ips) : null;
        var ipv6 = Text("ipv6") is { } ip6 ? AddressRanges.Parse(ip6, isIPv6: true) ?? throw Invalid("ipv6", ip6) : null;
        var groups = (Text("ag_ids") ?? Text("ag_titles"))?.Split(',', StringSplitOptions.TrimEntries);
        if (groups?.FirstOrDefault(group => !recorded.Groups.Exists(group)) is { } unknown)
            throw Invalid(Text("ag_ids") is null ? "ag_titles" : "ag_ids", unknown);
        var tags = TagParameters.Parse(form);
        var since = Text("no_vm_scan_since") is { } date ? DateTimeOffset.Parse(date, CultureInfo.InvariantCulture) : (DateTimeOffset?)null;
        return host =>
            (ids is null || (host.Id is { } id && ids.Contains(id.ToString(CultureInfo.InvariantCulture))))
            && (ipv4 is null || host.IPv4Addresses.Any(ipv4.Contains))
            && (ipv6 is null || host.IPv6Addresses.Any(ipv6.Contains))
            && (since is null || host.Scanned < since)
            && (tags is null || tags.Selects(host.Tags))
            && (groups is null || groups.Any(group => recorded.Groups.Includes(group, host)));
    }

    private string? Text(string name) => form.TryGetValue(name, out var values) ? values.ToString() : null;

    private long Number(string name, long @default) =>
        Text(name) is not { } text ? @default
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Invalid(name, text);

    private static ApiRefusedException Invalid(string name, string value) =>
        new(400, 1905, $"parameter {name} has invalid value: {value}");
}
