using System.Xml.Linq;
using HostAdapter.VendorSdk;
using RiskManager.Contracts;

namespace HostAdapter.Adapter;

/// <summary>One asset element: a field that it leaves out stays as it is, an empty one clears the value.</summary>
internal sealed class ImportedFields(XElement asset)
{
    private readonly Dictionary<string, string> _attributes =
        asset.Elements("attributes").Elements("attribute").ToDictionary(attribute => (string)attribute.Attribute("name")!, attribute => attribute.Value);

    public AssetKey Key { get; } = new(Required(asset, "source"), Required(asset, "id"));

    public AssetData ApplyTo(AssetData stored) => stored with
    {
        Name = Required(asset, "name"),
        HostAddress = Value(asset.Element("hostaddress")?.Value, stored.HostAddress),
        DnsName = Attribute(AssetAttributes.DnsName, stored.DnsName),
        NetBiosName = Attribute(AssetAttributes.NetBiosName, stored.NetBiosName),
        IpAddress = Attribute(AssetAttributes.IpAddress, stored.IpAddress),
        OperatingSystem = Attribute(AssetAttributes.OperatingSystem, stored.OperatingSystem),
    };

    private static string Required(XElement asset, string field) =>
        asset.Element(field) is { Value.Length: > 0 } element ? element.Value : throw new HostStoreException($"The import document has an asset without {field}.");

    private static string? Value(string? carried, string? stored) => carried switch
    {
        null => stored,
        "" => null,
        _ => carried,
    };

    private string? Attribute(string name, string? stored) => Value(_attributes.TryGetValue(name, out var value) ? value : null, stored);
}
