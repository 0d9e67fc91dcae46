namespace RiskManagerSimulator.Organization;

/// <summary>Addresses of an asset. A public client sends these fields; the documentation that is at hand does not tell them.</summary>
internal sealed record HostAddresses(string? HostAddress, string? NetbiosName, string? IPAddress, string? DnsName)
{
    public static HostAddresses None { get; } = new(null, null, null, null);
}
