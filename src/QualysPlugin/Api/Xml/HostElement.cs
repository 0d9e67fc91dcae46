using System.Globalization;
using System.Xml;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Markup;
using QualysPlugin.Texts;

namespace QualysPlugin.Api.Xml;

/// <summary>
/// Reads one <c>HOST</c> element of the host list; unknown children are skipped. Of a repeated element the first value counts,
/// except for addresses, of which a host may have several.
/// </summary>
internal static class HostElement
{
    public const string Name = "HOST";

    /// <summary>Reads the element that the reader stands on, and moves past it.</summary>
    /// <param name="reader">Stands on <c>HOST</c>.</param>
    /// <param name="problem">Why it is not a host.</param>
    /// <returns>The host; null when it has a problem.</returns>
    /// <exception cref="XmlException">The element is malformed.</exception>
    public static HostRecord? Read(XmlReader reader, out string? problem)
    {
        string? id = null, otherId = null, ip = null, ipv6 = null, tracking = null, network = null, dns = null, netBios = null, os = null,
            cpe = null;
        (string? Fqdn, string? HostName, string? Domain) names = default;
        List<HostTag>? tags = null;
        var identifiers = default(IdentifierElements);
        foreach (var child in QualysXml.Children(reader))
        {
            switch (child)
            {
                case "ID" when id is null: id = HeldText.Read(reader); break;
                case "ID": otherId = HeldText.Read(reader) ?? otherId; break;
                case "IP": ip = Join(ip, HeldText.Read(reader)); break;
                case "IPV6": ipv6 = Join(ipv6, HeldText.Read(reader)); break;
                case "TRACKING_METHOD" when tracking is null: tracking = HeldText.Read(reader); break;
                case "NETWORK_ID" when network is null: network = HeldText.Read(reader); break;
                case "DNS" when dns is null: dns = HeldText.Read(reader); break;
                case "DNS_DATA": ReadNames(reader, ref names); break;
                case "TAGS": ReadTags(reader, tags ??= []); break;
                case "NETBIOS" when netBios is null: netBios = HeldText.Read(reader); break;
                case "OS" when os is null: os = HeldText.Read(reader); break;
                case "OS_CPE" when cpe is null: cpe = HeldText.Read(reader); break;
                default: identifiers.ReadOrSkip(child, reader); break;
            }
        }

        problem = ProblemOf(id, otherId);
        return problem is not null ? null : new HostRecord(ParseId(id)!.Value)
        {
            Ip = ip,
            Ipv6 = ipv6,
            TrackingMethod = tracking,
            NetworkId = network,
            Dns = dns,
            Fqdn = names.Fqdn,
            HostName = names.HostName,
            Domain = names.Domain,
            NetBios = netBios,
            OperatingSystem = os,
            OperatingSystemCpe = cpe,
            Tags = tags,
            Identifiers = identifiers.ToIdentifiers(),
        };
    }

    private static string? ProblemOf(string? id, string? otherId) =>
        id is null ? (string)Words.Of($"The host has no ID.")
        : ParseId(id) is null ? (string)Words.Of($"The host's ID \"{id}\" is not a number.")
        : otherId is not null && otherId != id ? (string)Words.Of($"The host has two IDs, \"{id}\" and \"{otherId}\".")
        : null;

    private static string? Join(string? first, string? second) =>
        first is null ? second : second is null ? first : first + ", " + second;

    private static long? ParseId(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;

    private static void ReadTags(XmlReader reader, List<HostTag> tags)
    {
        foreach (var tag in QualysXml.Children(reader))
        {
            if (tag != "TAG")
            {
                QualysXml.Skip(reader);
                continue;
            }

            string? id = null, name = null;
            foreach (var part in QualysXml.Children(reader))
            {
                switch (part)
                {
                    case "TAG_ID": id = HeldText.Read(reader); break;
                    case "NAME": name = HeldText.Read(reader); break;
                    default: QualysXml.Skip(reader); break;
                }
            }

            if (name is not null)
                tags.Add(new HostTag(id, name));
        }
    }

    private static void ReadNames(XmlReader reader, ref (string? Fqdn, string? HostName, string? Domain) names)
    {
        foreach (var child in QualysXml.Children(reader))
        {
            switch (child)
            {
                case "FQDN" when names.Fqdn is null: names.Fqdn = HeldText.Read(reader); break;
                case "HOSTNAME" when names.HostName is null: names.HostName = HeldText.Read(reader); break;
                case "DOMAIN" when names.Domain is null: names.Domain = HeldText.Read(reader); break;
                default: QualysXml.Skip(reader); break;
            }
        }
    }
}
