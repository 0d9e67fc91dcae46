using System.Xml;
using System.Xml.Linq;
using QualysSimulator.Listing;

namespace QualysSimulator.Recorded;

/// <summary>The recorded asset groups: a host belongs to a group by its own group IDs or by the group's IP set.</summary>
internal sealed class RecordedGroups
{
    private readonly List<(string Id, string Title, AddressRanges? Addresses)> _groups = [];

    public static RecordedGroups Read(string file)
    {
        var groups = new RecordedGroups();
        if (!File.Exists(file))
            return groups;
        using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        foreach (var group in XDocument.Load(reader).Descendants("ASSET_GROUP"))
        {
            var set = string.Join(",", (group.Element("IP_SET")?.Elements() ?? []).Select(element => element.Value.Trim()));
            groups._groups.Add((Text(group, "ID"), Text(group, "TITLE"), set.Length == 0 ? null : AddressRanges.Parse(set, isIPv6: false)));
        }

        return groups;
    }

    /// <summary>Whether a group with this ID or title is recorded.</summary>
    public bool Exists(string idOrTitle) => _groups.Exists(group => group.Id == idOrTitle || group.Title == idOrTitle);

    /// <summary>Whether a host belongs to the group with this ID or title.</summary>
    public bool Includes(string idOrTitle, RecordedHost host) => _groups.Exists(group => (group.Id == idOrTitle || group.Title == idOrTitle)
        && (host.GroupIds.Contains(group.Id) || (group.Addresses is { } addresses && host.IPv4Addresses.Any(addresses.Contains))));

    private static string Text(XElement group, string name) => group.Element(name)?.Value.Trim() ?? "";
}
