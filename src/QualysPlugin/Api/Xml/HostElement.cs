using System.Globalization;
using System.Xml;
using QualysPlugin.Api.Http;
using QualysPlugin.Texts;

namespace QualysPlugin.Api.Xml;

/// <summary>Reads one <c>HOST</c> element of the host list; unknown children are skipped.</summary>
internal sealed class HostElement
{
    public const string Name = "HOST";

    private readonly ElementText _text = new();

    /// <summary>Reads the element that the reader stands on, and moves past it.</summary>
    /// <param name="reader">Stands on <c>HOST</c>.</param>
    /// <param name="problem">Why it is not a host.</param>
    /// <returns>The host; null when it has a problem.</returns>
    /// <exception cref="XmlException">The element is malformed.</exception>
    public HostRecord? Read(XmlReader reader, out string? problem)
    {
        long? id = null;
        string? rejectedId = null, ip = null, ipv6 = null, tracking = null, network = null, dns = null, fqdn = null, netBios = null,
            os = null, cpe = null;
        foreach (var child in QualysXml.Children(reader))
        {
            switch (child)
            {
                case "ID": id = ParseId(_text.Read(reader), ref rejectedId); break;
                case "IP": ip = _text.Read(reader); break;
                case "IPV6": ipv6 = _text.Read(reader); break;
                case "TRACKING_METHOD": tracking = _text.Read(reader); break;
                case "NETWORK_ID": network = _text.Read(reader); break;
                case "DNS": dns = _text.Read(reader); break;
                case "DNS_DATA": fqdn = ReadFqdn(reader); break;
                case "NETBIOS": netBios = _text.Read(reader); break;
                case "OS": os = _text.Read(reader); break;
                case "OS_CPE": cpe = _text.Read(reader); break;
                default: QualysXml.Skip(reader); break;
            }
        }

        problem = id is not null
            ? null
            : rejectedId is null ? (string)Words.Of($"The host has no ID.") : Words.Of($"The host's ID \"{rejectedId}\" is not a number.");
        return id is null ? null : new HostRecord(id.Value)
        {
            Ip = ip,
            Ipv6 = ipv6,
            TrackingMethod = tracking,
            NetworkId = network,
            Dns = dns,
            Fqdn = fqdn,
            NetBios = netBios,
            OperatingSystem = os,
            OperatingSystemCpe = cpe,
        };
    }

    private static long? ParseId(string? text, ref string? rejected)
    {
        if (text is not null && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0)
            return id;
        rejected = text;
        return null;
    }

    private string? ReadFqdn(XmlReader reader)
    {
        string? fqdn = null;
        foreach (var child in QualysXml.Children(reader))
        {
            if (child == "FQDN")
                fqdn = _text.Read(reader);
            else
                QualysXml.Skip(reader);
        }

        return fqdn;
    }
}
