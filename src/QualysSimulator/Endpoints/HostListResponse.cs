using System.Globalization;
using System.Text;
using QualysSimulator.Faults;
using QualysSimulator.Inventory;
using QualysSimulator.Listing;
using QualysSimulator.Platform;

namespace QualysSimulator.Endpoints;

/// <summary>Streams the response to a host list request from the inventory.</summary>
internal sealed class HostListResponse(QualysPlatform platform, HostQuery query, string rawQuery, string warning)
{
    private const string DtdUrl = "https://qualysapi.example.test/api/2.0/fo/asset/host/host_list_output.dtd";
    private const string NextPageUrl = "https://qualysapi.p01.eng.example.test/api/2.0/fo/asset/host/";

    private readonly FaultSet _faults = platform.Faults;

    public HostQuery Query => query;

    /// <summary>Whether the page would contain a host of the fault <c>poison-host</c>.</summary>
    public bool IsPoisoned =>
        _faults.Has("poison-host")
        && !query.IsIdsOnly
        && Page(out _).Any(host => _faults.ListsHost("poison-host", host.Index));

    public async Task WriteAsync(XmlOutput output, CancellationToken cancellationToken)
    {
        WriteHead(output);
        var next = query.IsIdsOnly
            ? await WriteIdsAsync(output, cancellationToken)
            : await WriteHostsAsync(output, cancellationToken);
        if (next is { } idMin)
            WriteWarning(output, idMin);
        output.Raw(warning);
        output.Raw("</RESPONSE>\n</HOST_LIST_OUTPUT>\n<!-- CONFIDENTIAL AND PROPRIETARY INFORMATION. -->\n"u8);
    }

    private void WriteHead(XmlOutput output)
    {
        var encoding = _faults.Text("wrong-encoding") ?? "UTF-8";
        output.Raw($"<?xml version=\"1.0\" encoding=\"{encoding}\" ?>\n");
        if (_faults.Has("external-entity"))
            output.Raw("<!DOCTYPE HOST_LIST_OUTPUT [<!ENTITY payload SYSTEM \"file:///etc/passwd\">]>\n"u8);
        else if (_faults.Has("entity-bomb"))
            output.Raw(EntityBomb());
        else
            output.Raw($"<!DOCTYPE HOST_LIST_OUTPUT SYSTEM \"{DtdUrl}\">\n");
        var now = platform.Time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        output.Raw($"<HOST_LIST_OUTPUT>\n<RESPONSE>\n<DATETIME>{now}</DATETIME>\n");
    }

    private static string EntityBomb()
    {
        var bomb = new StringBuilder("<!DOCTYPE HOST_LIST_OUTPUT [<!ENTITY a0 \"ha\">");
        for (var level = 1; level < 30; level++)
            bomb.Append(CultureInfo.InvariantCulture, $"<!ENTITY a{level} \"&a{level - 1};&a{level - 1};\">");
        return bomb.Append("<!ENTITY payload \"&a29;\">]>\n").ToString();
    }

    private IEnumerable<SimulatedHost> Matching() => platform.Inventory.From(_faults.Has("repeat-first-page") ? 0 : query.IdMin)
        .TakeWhile(host => host.Id <= query.IdMax)
        .Where(host => query.MatchesId(host.Id) && query.Matches(host) && !_faults.AppliesToHost("lost-host", host.Index));

    /// <summary>The hosts of the page; call <paramref name="next"/> after enumerating them.</summary>
    private IEnumerable<SimulatedHost> Page(out Func<long?> next)
    {
        long? nextId = null;
        next = () => nextId;
        return Enumerate();

        IEnumerable<SimulatedHost> Enumerate()
        {
            var count = 0;
            foreach (var host in Matching())
            {
                if (query.Limit > 0 && count++ == query.Limit)
                {
                    nextId = host.Id;
                    yield break;
                }

                yield return host;
            }
        }
    }

    private async Task<long?> WriteHostsAsync(XmlOutput output, CancellationToken cancellationToken)
    {
        var writer = new HostWriter(output, _faults, query);
        var page = Page(out var next);
        if (_faults.Has("unsorted"))
            page = page.ToList().AsEnumerable().Reverse();
        var isOpen = false;
        foreach (var host in page)
        {
            if (!isOpen || _faults.Has("several-host-lists"))
                output.Raw(isOpen ? "</HOST_LIST>\n<HOST_LIST>\n"u8 : "<HOST_LIST>\n"u8);
            isOpen = true;
            await writer.WriteAsync(host, cancellationToken);
            platform.CountDelivered();
            if (_faults.AppliesToHost("duplicate-id", host.Index))
                await writer.WriteAsync(host, cancellationToken);
        }

        if (_faults.Has("endless-page"))
            await WriteEndlesslyAsync(output, (long)_faults.Number("endless-page", 0, 512)! * 1_000_000, cancellationToken);
        if (isOpen)
            output.Raw("</HOST_LIST>\n"u8);
        return next();
    }

    private async Task<long?> WriteIdsAsync(XmlOutput output, CancellationToken cancellationToken)
    {
        var ids = new IdSetWriter(output);
        var count = 0;
        foreach (var id in MatchingIds())
        {
            if (query.Limit > 0 && count++ == query.Limit)
            {
                ids.Close();
                return id;
            }

            ids.Add(id);
            await output.FlushIfLargeAsync(cancellationToken);
        }

        ids.Close();
        return null;
    }

    private IEnumerable<long> MatchingIds()
    {
        var ids = query.NotScannedSince is not null && _faults.Has("all-scanned") ? []
            : query.HasHostFilter || _faults.Has("extra-host") ? FilteredIds()
            : query.NotScannedSince is { } since ? platform.Inventory.IdsNotScannedFrom(query.IdMin, since)
            : platform.Inventory.IdsFrom(query.IdMin);
        return ids.TakeWhile(id => id <= query.IdMax).Where(query.MatchesId);
    }

    private IEnumerable<long> FilteredIds() => platform.Inventory.From(query.IdMin)
        .Where(host => query.Matches(host) && !_faults.AppliesToHost("extra-host", host.Index))
        .Select(host => host.Id);

    private void WriteWarning(XmlOutput output, long idMin)
    {
        var next = _faults.Has("loop-chain") ? query.IdMin : _faults.Has("backward-chain") ? 1 : idMin;
        var limit = query.Limit.ToString(CultureInfo.InvariantCulture);
        output.Raw("<WARNING>\n<CODE>1980</CODE>\n"u8);
        output.Raw($"<TEXT>{limit} record limit exceeded. Use URL to get next batch of\nresults.</TEXT>\n");
        var url = $"{NextPageUrl}?{rawQuery}&id_min={next.ToString(CultureInfo.InvariantCulture)}";
        output.Raw($"<URL>\n  <![CDATA[{url}]]>\n</URL>\n</WARNING>\n");
    }

    private static async Task WriteEndlesslyAsync(XmlOutput output, long bytes, CancellationToken cancellationToken)
    {
        while (output.Written < bytes)
        {
            output.Raw("<HOST><ID>99999999</ID><IP>10.255.255.255</IP><COMMENTS>it goes on and on</COMMENTS></HOST>\n"u8);
            await output.FlushIfLargeAsync(cancellationToken);
        }
    }
}
