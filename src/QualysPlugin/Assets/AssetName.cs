using System.Globalization;

namespace QualysPlugin.Assets;

/// <summary>The name of an asset and the rule that made it (R3).</summary>
internal readonly record struct AssetName(string Text, NameRule Rule)
{
    /// <summary>The host's limit of the field <c>name</c>.</summary>
    public const int MaxLength = 400;

    /// <summary>Names an asset; none of the values is blank or a placeholder.</summary>
    public static AssetName Create(long id, string? netBiosName, string? ipAddress, string? dnsName) =>
        (netBiosName, ipAddress, dnsName) switch
        {
            ({ } netBios, { } ip, _) => Of(netBios + " (" + ip + ")", NameRule.NetBiosAndIp),
            ({ } netBios, null, _) => Of(netBios, NameRule.NetBios),
            (null, _, { } dns) => Of(dns, NameRule.DnsName),
            (null, { } ip, null) => Of(ip, NameRule.IpAddress),
            _ => Of("Qualys host " + id.ToString(CultureInfo.InvariantCulture), NameRule.HostId),
        };

    private static AssetName Of(string name, NameRule rule) => new(Shorten(name), rule);

    private static string Shorten(string name)
    {
        if (name.Length <= MaxLength)
            return name;
        var length = MaxLength - 1;
        if (char.IsHighSurrogate(name[length - 1]))
            length--;
        return name.Substring(0, length) + "…";
    }
}
