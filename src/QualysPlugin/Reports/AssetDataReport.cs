using System.Globalization;
using System.Xml;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Markup;

namespace QualysPlugin.Reports;

/// <summary>The format <c>ASSET_DATA_REPORT</c>: host based findings. Older ones carry no <c>HOST_ID</c>.</summary>
internal sealed class AssetDataReport : IReportFormat
{
    private static readonly char[] ListSeparators = [',', ';', ' '];

    private readonly ElementText _text = new();

    public string RootElement => "ASSET_DATA_REPORT";

    public string? ListElement => "HOST_LIST";

    public string HostElement => "HOST";

    public ReportHeader ReadHeader(XmlReader reader, ReportContent content)
    {
        DateTimeOffset? generated = null;
        foreach (var child in QualysXml.Children(reader))
        {
            if (child == "GENERATION_DATETIME")
                generated = QualysDate.Parse(_text.Read(reader)) ?? generated;
            else
                content.Skip(reader);
        }

        return new ReportHeader(generated, null);
    }

    public void ReadHost(XmlReader reader, ReportContent content, ReportedHost host)
    {
        foreach (var child in QualysXml.Children(reader))
        {
            switch (child)
            {
                case "HOST_ID": host.Id = ParseId(_text.Read(reader)); break;
                case "IP" when host.Address is null:
                    host.Network = reader.GetAttribute("network_id");
                    host.Address = FirstOf(_text.Read(reader));
                    break;
                case "IPV6" when host.Ipv6 is null: host.Ipv6 = FirstOf(_text.Read(reader)); break;
                case "DNS" when host.Dns is null: host.Dns = _text.Read(reader); break;
                case "NETBIOS" when host.NetBios is null: host.NetBios = _text.Read(reader); break;
                case "OPERATING_SYSTEM" when host.OperatingSystem is null: host.OperatingSystem = _text.Read(reader); break;
                case "OS_CPE" when host.Cpe is null: host.Cpe = _text.Read(reader); break;
                default: content.Skip(reader); break;
            }
        }
    }

    /// <summary>The first of several addresses.</summary>
    private static string? FirstOf(string? addresses) =>
        addresses?.Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();

    private static long? ParseId(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;
}
