using QualysPlugin.Assets;
using RiskManager.Contracts;

namespace QualysPlugin.Findings;

/// <summary>
/// What identifies the machine of an asset, each value as 64 bits, so that 100,000 of them take a few megabytes. Case does not matter.
/// Two different values are taken for the same once in 2⁶⁴.
/// </summary>
internal readonly struct MachineIdentity
{
    /// <summary>The kinds that belong to the machine itself: it does not change them, whatever happens in Qualys.</summary>
    private static readonly IdentifierKind[] OfTheMachine =
        [IdentifierKind.CloudId, IdentifierKind.SerialNumber, IdentifierKind.HardwareUuid];

    private readonly long _cloudId;
    private readonly long _serialNumber;
    private readonly long _hardwareUuid;
    private readonly long _agentId;
    private readonly long _assetId;
    private readonly long _dnsName;
    private readonly long _netBiosName;

    private MachineIdentity(ImportedAsset asset, AssetIdentifiers? identifiers)
    {
        _cloudId = Hash(identifiers?.CloudId);
        _serialNumber = Hash(identifiers?.SerialNumber);
        _hardwareUuid = Hash(identifiers?.HardwareUuid);
        _agentId = Hash(identifiers?.AgentId);
        _assetId = Hash(identifiers?.AssetId);
        _dnsName = Hash(asset.DnsName);
        _netBiosName = Hash(asset.NetBiosName);
    }

    /// <summary>Every kind, the hardest first.</summary>
    public static IReadOnlyList<IdentifierKind> Kinds { get; } =
    [
        IdentifierKind.CloudId, IdentifierKind.SerialNumber, IdentifierKind.HardwareUuid, IdentifierKind.AgentId, IdentifierKind.AssetId,
        IdentifierKind.DnsName, IdentifierKind.NetBiosName,
    ];

    /// <summary>A value; null when it is absent.</summary>
    public long? this[IdentifierKind kind]
    {
        get
        {
            var value = kind switch
            {
                IdentifierKind.CloudId => _cloudId,
                IdentifierKind.SerialNumber => _serialNumber,
                IdentifierKind.HardwareUuid => _hardwareUuid,
                IdentifierKind.AgentId => _agentId,
                IdentifierKind.AssetId => _assetId,
                IdentifierKind.DnsName => _dnsName,
                _ => _netBiosName,
            };
            return value == 0 ? null : value;
        }
    }

    public static MachineIdentity Of(ImportedAsset asset) =>
        new(asset, asset.Identifiers is { } text ? AssetIdentifiers.Parse(text) : null);

    /// <summary>Whether the machines differ in something that is harder than what they have in common.</summary>
    /// <param name="other">The other machine.</param>
    /// <param name="shared">The hardest that they have in common.</param>
    public bool Contradicts(MachineIdentity other, IdentifierKind shared)
    {
        foreach (var kind in OfTheMachine)
        {
            if (kind < shared && this[kind] is { } own && other[kind] is { } others && own != others)
                return true;
        }

        return false;
    }

    private static long Hash(string? value) =>
        string.IsNullOrEmpty(value) ? 0 : Fingerprint.Begin(1).With(value!.ToUpperInvariant()).ToInt64();
}
