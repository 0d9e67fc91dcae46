using QualysPlugin.Assets;
using QualysPlugin.Components;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Batches;

/// <summary>Says why assets have their values (R28); assets with the same reasons share one explanation.</summary>
internal sealed class AssetExplanations
{
    private const int MaxCached = 8_192;

    private readonly Dictionary<Reasons, AssetExplanation> _known = [];
    private Reasons _last;
    private AssetExplanation? _lastExplanation;

    /// <summary>The explanation of a planned asset.</summary>
    public AssetExplanation Of(PlannedAsset planned)
    {
        var asset = planned.Asset;
        var reasons = new Reasons(asset.Name.Rule, AddressField(asset), asset.Origins, planned.Component?.Mapping);
        if (_lastExplanation is null || reasons != _last)
        {
            _lastExplanation = Find(asset, reasons);
            _last = reasons;
        }

        return _lastExplanation;
    }

    private AssetExplanation Find(AssetRecord asset, Reasons reasons)
    {
        if (_known.TryGetValue(reasons, out var explanation))
            return explanation;
        if (_known.Count == MaxCached)
            _known.Clear();
        return _known[reasons] = Explain(asset, reasons.AddressField, reasons.Mapping);
    }

    private static AssetExplanation Explain(AssetRecord asset, string? addressField, OperatingSystemMapping? mapping) => new()
    {
        NameRule = asset.Name.Rule.ToString(),
        Fields =
        [
            new("name", NameOrigin(asset.Name.Rule)),
            new("hostaddress", addressField ?? ValueOrigin.None.Text),
            new(AssetAttributes.DnsName, asset.Origins.DnsName.Text),
            new(AssetAttributes.NetBiosName, asset.Origins.NetBiosName.Text),
            new(AssetAttributes.IpAddress, asset.Origins.IpAddress.Text),
            new(AssetAttributes.OperatingSystem, asset.Origins.OperatingSystem.Text),
            new("operatingSystemCpe", asset.Origins.OperatingSystemCpe.Text),
        ],
        OperatingSystem = mapping?.Explain([]),
    };

    private static string? AddressField(AssetRecord asset) =>
        asset.HostAddress is null ? null
        : ReferenceEquals(asset.HostAddress, asset.IpAddress) ? AssetAttributes.IpAddress
        : ReferenceEquals(asset.HostAddress, asset.DnsName) ? AssetAttributes.DnsName
        : AssetAttributes.NetBiosName;

    private static string NameOrigin(NameRule rule) => rule switch
    {
        NameRule.NetBiosAndIp => $"{AssetAttributes.NetBiosName} and {AssetAttributes.IpAddress}",
        NameRule.NetBios => AssetAttributes.NetBiosName,
        NameRule.DnsName => AssetAttributes.DnsName,
        NameRule.IpAddress => AssetAttributes.IpAddress,
        _ => "the Qualys host ID",
    };
    private readonly record struct Reasons(NameRule Rule, string? AddressField, AssetOrigins Origins, OperatingSystemMapping? Mapping);
}
