using System.Xml;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Markup;

namespace QualysPlugin.Api.Xml;

/// <summary>Collects the elements of one <c>HOST</c> that identify the machine; of a repeated element the first value counts.</summary>
internal struct IdentifierElements
{
    private string? _cloudResource;
    private string? _instance;
    private string? _serialNumber;
    private string? _hardwareUuid;
    private string? _agentId;
    private string? _assetId;

    /// <summary>
    /// Reads the element that the reader stands on if it is one of them, and skips it otherwise. A host is imported whatever is wrong
    /// with these.
    /// </summary>
    public void ReadOrSkip(string name, XmlReader reader)
    {
        switch (name)
        {
            case "CLOUD_RESOURCE_ID" when _cloudResource is null: _cloudResource = HeldText.ReadIfPlain(reader); break;
            case "EC2_INSTANCE_ID" when _instance is null: _instance = HeldText.ReadIfPlain(reader); break;
            case "SERIAL_NUMBER" when _serialNumber is null: _serialNumber = HeldText.ReadIfPlain(reader); break;
            case "HARDWARE_UUID" when _hardwareUuid is null: _hardwareUuid = HeldText.ReadIfPlain(reader); break;
            case "QG_HOSTID" when _agentId is null: _agentId = HeldText.ReadIfPlain(reader); break;
            case "ASSET_ID" when _assetId is null: _assetId = HeldText.ReadIfPlain(reader); break;
            default: QualysXml.Skip(reader); break;
        }
    }

    /// <summary>What was read; null when it is nothing.</summary>
    public readonly HostIdentifiers? ToIdentifiers()
    {
        var cloudId = _cloudResource ?? _instance;
        return cloudId is null && _serialNumber is null && _hardwareUuid is null && _agentId is null && _assetId is null
            ? null
            : new HostIdentifiers
            {
                CloudId = cloudId,
                SerialNumber = _serialNumber,
                HardwareUuid = _hardwareUuid,
                AgentId = _agentId,
                AssetId = _assetId,
            };
    }
}
