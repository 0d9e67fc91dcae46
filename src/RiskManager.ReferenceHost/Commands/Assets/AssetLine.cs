namespace RiskManager.ReferenceHost.Commands.Assets;

/// <summary>An asset as the command <c>assets</c> prints it; the property names are the keys of its JSON.</summary>
internal sealed record AssetLine(
    string? Source,
    string? Id,
    string Name,
    string Type,
    string Perimeter,
    string? HostAddress,
    string? DnsName,
    string? NetBiosName,
    string? IpAddress,
    string? OperatingSystem,
    IReadOnlyList<ComponentLine> Components);
