using System.Globalization;
using System.Xml;

namespace QualysPlugin.Benchmarks.Scale;

/// <summary>What a page tells of a host, as wide as a row of the host's table of assets.</summary>
internal sealed class BareRow
{
    public string Id { get; private set; } = "";

    public string? AssetId { get; private set; }

    public string? Ip { get; private set; }

    public string? Dns { get; private set; }

    public string? NetBios { get; private set; }

    public string? OperatingSystem { get; private set; }

    public string Name => NetBios is null ? Dns ?? Ip ?? Id : $"{NetBios} ({Ip})";

    public string? HostAddress => NetBios ?? Ip;

    public string Identifiers => "asset=" + AssetId;

    /// <summary>As long as an address key, and in no order either.</summary>
    public string AddressKey => "4" + Fingerprint.ToString("x8", CultureInfo.InvariantCulture)[^8..];

    public long Fingerprint => unchecked(long.Parse(Id, CultureInfo.InvariantCulture) * 2654435761);

    /// <summary>The rows of a page.</summary>
    public static IEnumerable<BareRow> Read(Stream page)
    {
        using var reader = XmlReader.Create(page, Floor.ReaderSettings);
        BareRow? row = null;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.Name == "HOST" && row is not null)
            {
                yield return row;
                row = null;
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.Name == "HOST")
            {
                row = new BareRow();
            }
            else if (reader.NodeType == XmlNodeType.Element)
            {
                row?.Set(reader);
            }
        }
    }

    private void Set(XmlReader reader)
    {
        switch (reader.Name)
        {
            case "ID": Id = Text(reader); break;
            case "ASSET_ID": AssetId = Text(reader); break;
            case "IP": Ip = Text(reader); break;
            case "DNS": Dns = Text(reader); break;
            case "NETBIOS": NetBios = Text(reader); break;
            case "OS": OperatingSystem = Text(reader); break;
        }
    }

    private static string Text(XmlReader reader) => !reader.IsEmptyElement && reader.Read() ? reader.Value : "";
}
