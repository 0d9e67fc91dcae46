using System.Globalization;
using QualysSimulator.Faults;
using QualysSimulator.Inventory;

namespace QualysSimulator.Listing;

/// <summary>Writes <c>HOST</c> elements, correct or with the active faults.</summary>
internal sealed class HostWriter(XmlOutput output, FaultSet faults, HostQuery query)
{
    public async Task WriteAsync(SimulatedHost host, CancellationToken cancellationToken)
    {
        host = PlaceholderNames.Apply(host, faults);
        Open(host);
        if (faults.AppliesToHost("huge-text", host.Index))
            await WriteHugeTextAsync((long)faults.Number("huge-text", 1, 100)! * 1_000_000, cancellationToken);
        if (query.ShowsAssetIds)
            WriteAssetId(host);
        WriteNames(host);
        if (faults.Has("machine-ids"))
            WriteMachineIds(host);
        if (query.HasAll)
            WriteDetails(host);
        if (query.ShowsTags)
            WriteTags(host);
        if (query.HasAssetGroups)
            output.Leaf("<ASSET_GROUP_IDS>"u8, GroupIds(host), "</ASSET_GROUP_IDS>\n"u8);
        if (!faults.AppliesToHost("unclosed-host", host.Index))
            output.Raw("</HOST>\n"u8);
        await output.FlushIfLargeAsync(cancellationToken);
    }

    private void WriteAssetId(SimulatedHost host)
    {
        output.Raw("<ASSET_ID>"u8);
        output.Number(MachineIds.AssetIdOf(host));
        output.Raw("</ASSET_ID>\n"u8);
    }

    private void WriteMachineIds(SimulatedHost host)
    {
        var ids = MachineIds.Of(host);
        output.CData("<CLOUD_RESOURCE_ID>"u8, ids.CloudId, "</CLOUD_RESOURCE_ID>\n"u8);
        output.CData("<QG_HOSTID>"u8, MachineIds.AgentIdOf(host), "</QG_HOSTID>\n"u8);
        output.CData("<SERIAL_NUMBER>"u8, ids.SerialNumber, "</SERIAL_NUMBER>\n"u8);
        output.CData("<HARDWARE_UUID>"u8, ids.HardwareUuid, "</HARDWARE_UUID>\n"u8);
    }

    private void WriteTags(SimulatedHost host)
    {
        var tags = AssetTags.Of(host);
        if (tags.Count == 0)
            return;
        output.Raw("<TAGS>\n"u8);
        foreach (var tag in tags)
        {
            output.Raw("<TAG>\n<TAG_ID><![CDATA["u8);
            output.Number(tag.Id);
            output.Raw("]]></TAG_ID>\n"u8);
            output.CData("<NAME>"u8, tag.Name, "</NAME>\n</TAG>\n"u8);
        }

        output.Raw("</TAGS>\n"u8);
    }

    private static string? GroupIds(SimulatedHost host)
    {
        var groups = AssetGroups.All.Where(group => group.Includes(host));
        var ids = groups.Select(group => group.Id.ToString(CultureInfo.InvariantCulture)).ToList();
        return ids.Count == 0 ? null : string.Join(",", ids);
    }

    private void Open(SimulatedHost host)
    {
        output.Raw("<HOST>\n"u8);
        if (faults.AppliesToHost("missing-id", host.Index))
            return;
        output.Raw("<ID>"u8);
        if (faults.AppliesToHost("bad-id", host.Index))
            output.Raw("not-a-number"u8);
        else
            output.Number(host.Id);
        output.Raw("</ID>\n"u8);
    }

    private void WriteNames(SimulatedHost host)
    {
        output.Leaf("<IP>"u8, host.Ip, "</IP>\n"u8);
        output.Leaf("<IPV6>"u8, host.Ipv6, "</IPV6>\n"u8);
        output.Leaf("<TRACKING_METHOD>"u8, host.TrackingMethod, "</TRACKING_METHOD>\n"u8);
        output.Raw("<NETWORK_ID>"u8);
        output.Number(host.NetworkId);
        output.Raw("</NETWORK_ID>\n"u8);
        WriteFaultyDns(host);
        var isLong = faults.AppliesToHost("long-name", host.Index);
        output.CData("<DNS>"u8, isLong ? new string('d', 500) : host.Dns, "</DNS>\n"u8);
        if (host.InstanceId is not null)
        {
            output.Raw("<CLOUD_PROVIDER>AWS</CLOUD_PROVIDER>\n<CLOUD_SERVICE>EC2</CLOUD_SERVICE>\n"u8);
            output.CData("<EC2_INSTANCE_ID>"u8, host.InstanceId, "</EC2_INSTANCE_ID>\n"u8);
        }

        output.CData("<NETBIOS>"u8, isLong ? new string('N', 500) : host.NetBios, "</NETBIOS>\n"u8);
        output.CData("<OS>"u8, host.OperatingSystem, "</OS>\n"u8);
        output.CData("<OS_CPE>"u8, host.OperatingSystemCpe, "</OS_CPE>\n"u8);
    }

    private void WriteFaultyDns(SimulatedHost host)
    {
        if (faults.AppliesToHost("invalid-character", host.Index))
            output.Raw("<DNS>bad\u0001name\u0002</DNS>\n"u8);
        if (faults.AppliesToHost("control-character", host.Index))
            output.Raw("<COMMENTS><![CDATA[ntpd: \u001B[60G OK]]></COMMENTS>\n"u8);
        if (faults.AppliesToHost("bad-utf8", host.Index))
        {
            output.Raw("<DNS>bad"u8);
            output.Raw([0xC3, 0x28, 0xFF]);
            output.Raw("name</DNS>\n"u8);
        }

        if (faults.AppliesToHost("malformed-host", host.Index))
            output.Raw("<DNS>broken</NETBIOS><OS>\n"u8);
        if (faults.Has("entity-bomb") || faults.Has("external-entity"))
            output.Raw("<COMMENTS>&payload;</COMMENTS>\n"u8);
    }

    private async Task WriteHugeTextAsync(long bytes, CancellationToken cancellationToken)
    {
        var chunk = new byte[64 * 1024];
        Array.Fill(chunk, (byte)'x');
        output.Raw("<DNS>"u8);
        for (var written = 0L; written < bytes; written += chunk.Length)
        {
            output.Raw(chunk);
            await output.FlushIfLargeAsync(cancellationToken);
        }

        output.Raw("</DNS>\n"u8);
    }

    private void WriteDetails(SimulatedHost host)
    {
        output.Raw("<FIRST_FOUND_DATE>2020-12-18T13:11:56Z</FIRST_FOUND_DATE>\n<LAST_ACTIVITY>2026-11-20T08:01:11Z</LAST_ACTIVITY>\n"u8);
        output.Raw("<LAST_VULN_SCAN_DATETIME>2026-11-20T07:58:02Z\n</LAST_VULN_SCAN_DATETIME>\n"u8);
        output.Raw("<OWNER>acme_aa</OWNER>\n"u8);
        if (host.Index % 10 == 0)
            output.Raw("<COMMENTS><![CDATA[Rack 7 & shelf <HOST> 3]]></COMMENTS>\n"u8);
    }
}
