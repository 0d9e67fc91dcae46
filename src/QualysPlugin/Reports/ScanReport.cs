using System.Xml;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Markup;

namespace QualysPlugin.Reports;

/// <summary>The older format <c>SCAN</c>: the results of one scan. Hosts are named by address alone.</summary>
internal sealed class ScanReport : IReportFormat
{
    private readonly ElementText _text = new();

    public string RootElement => "SCAN";

    public string? ListElement => null;

    public string HostElement => "IP";

    public ReportHeader ReadHeader(XmlReader reader, ReportContent content)
    {
        DateTimeOffset? generated = null;
        string? network = null;
        foreach (var child in QualysXml.Children(reader))
        {
            var key = child == "KEY" ? reader.GetAttribute("value")?.Trim() : null;
            if (key == "DATE")
                generated = QualysDate.Parse(_text.Read(reader)) ?? generated;
            else if (key == "NETWORK_ID")
                network = _text.Read(reader) ?? network;
            else if (child == "GENERATION_DATETIME")
                generated = QualysDate.Parse(_text.Read(reader)) ?? generated;
            else
                content.Skip(reader);
        }

        return new ReportHeader(generated, network);
    }

    public void ReadHost(XmlReader reader, ReportContent content, ReportedHost host)
    {
        host.Address = reader.GetAttribute("value") is { } address ? CleanText.Of(address) : null;
        host.Dns = reader.GetAttribute("name") is { } name ? CleanText.Of(name) : null;
        host.Network = reader.GetAttribute("network_id");
        foreach (var child in QualysXml.Children(reader))
        {
            switch (child)
            {
                case "OS": host.OperatingSystem = _text.Read(reader); break;
                case "OS_CPE": host.Cpe = _text.Read(reader); break;
                case "NETBIOS_HOSTNAME": host.NetBios = _text.Read(reader); break;
                default: content.Skip(reader); break;
            }
        }
    }
}
