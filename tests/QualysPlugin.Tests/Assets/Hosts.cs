using CsCheck;
using QualysPlugin.Api.Markup;
using QualysPlugin.Api.Xml;

namespace QualysPlugin.Tests.Assets;

/// <summary>Hosts for tests.</summary>
internal static class Hosts
{
    public static HostRecord Host(string? netBios = null, string? ip = null, string? dns = null, string? tracking = null, long id = 42) =>
        new(id) { NetBios = netBios, Ip = ip, Dns = dns, TrackingMethod = tracking };

    /// <summary>Any text that the reader of the API may deliver, oddities included.</summary>
    public static Gen<string?> AnyText { get; } = Gen.OneOf(
        Gen.Const((string?)null),
        Gen.String.Select(CleanText.Of),
        Gen.String[300, 700].Select(CleanText.Of),
        Gen.OneOfConst<string?>("No registered hostname", "SRV & CO", "JOÃO", "😀😀", "host.", "."));

    public static Gen<HostRecord> Any { get; } = Gen.Select(
        Gen.Long[1, long.MaxValue], AnyText, AnyText, AnyText, Gen.OneOfConst("IP", "DNS", "NETBIOS", "EC2", "AGENT", "?"),
        (id, netBios, ip, dns, tracking) => Host(netBios, ip, dns, tracking, id));
}
