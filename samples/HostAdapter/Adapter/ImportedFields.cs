using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using HostAdapter.VendorSdk;
using RiskManager.Contracts;

namespace HostAdapter.Adapter
{
    /// <summary>One asset element: a field that it leaves out stays as it is, an empty one clears the value.</summary>
    internal sealed class ImportedFields
    {
        private readonly XElement _asset;
        private readonly Dictionary<string, string> _attributes;

        public ImportedFields(XElement asset)
        {
            _asset = asset;
            _attributes = asset.Elements("attributes").Elements("attribute")
                .ToDictionary(attribute => (string)attribute.Attribute("name"), attribute => attribute.Value);
            Key = new AssetKey(Required("source"), Required("id"));
        }

        public AssetKey Key { get; }

        public void ApplyTo(AssetData stored)
        {
            stored.Name = Required("name");
            stored.HostAddress = Value(_asset.Element("hostaddress")?.Value, stored.HostAddress);
            stored.DnsName = Attribute(AssetAttributes.DnsName, stored.DnsName);
            stored.NetBiosName = Attribute(AssetAttributes.NetBiosName, stored.NetBiosName);
            stored.IpAddress = Attribute(AssetAttributes.IpAddress, stored.IpAddress);
            stored.OperatingSystem = Attribute(AssetAttributes.OperatingSystem, stored.OperatingSystem);
        }

        private static string Value(string carried, string stored)
        {
            if (carried == null) return stored;
            return carried.Length == 0 ? null : carried;
        }

        private string Required(string field)
        {
            var value = _asset.Element(field)?.Value;
            if (string.IsNullOrEmpty(value)) throw new HostStoreException($"The import document has an asset without {field}.");
            return value;
        }

        private string Attribute(string name, string stored) => Value(_attributes.TryGetValue(name, out var value) ? value : null, stored);
    }
}
