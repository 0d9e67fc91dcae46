using System.Globalization;
using System.Xml;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Reports;

/// <summary>The format <c>ASSET_DATA_REPORT</c>: host based findings. Older ones carry no <c>HOST_ID</c>.</summary>
internal sealed class AssetDataReport : IReportFormat
{
    private readonly ElementText _text = new();

    public string RootElement => "ASSET_DATA_REPORT";

    public string? ListElement => "HOST_LIST";

    public string HostElement => "HOST";

    public DateTimeOffset? ReadHeader(XmlReader reader, ReportContent content)
    {
        DateTimeOffset? generated = null;
        foreach (var child in QualysXml.Children(reader))
        {
            if (child == "GENERATION_DATETIME")
                generated = QualysDate.Parse(_text.Read(reader)) ?? generated;
            else
                content.Skip(reader);
        }

        return generated;
    }

    public void ReadHost(XmlReader reader, ReportContent content, ReportedHost host)
    {
        foreach (var child in QualysXml.Children(reader))
        {
            switch (child)
            {
                case "HOST_ID": host.Id = ParseId(_text.Read(reader)); break;
                case "IP":
                    host.Network = reader.GetAttribute("network_id");
                    host.Address = _text.Read(reader);
                    break;
                case "IPV6": host.Ipv6 = _text.Read(reader); break;
                case "DNS": host.Dns = _text.Read(reader); break;
                case "NETBIOS": host.NetBios = _text.Read(reader); break;
                case "OPERATING_SYSTEM": host.OperatingSystem = _text.Read(reader); break;
                case "OS_CPE": host.Cpe = _text.Read(reader); break;
                default: content.Skip(reader); break;
            }
        }
    }

    private static long? ParseId(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;
}
