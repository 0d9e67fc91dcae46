using System.Net;
using System.Net.Sockets;

namespace RiskManager.ReferenceHost.Access;

/// <summary>
/// What attempts to sign in are counted by: an IPv4 address, or the IPv6 network of 64 bits that one client has to itself.
/// </summary>
internal static class ClientAddress
{
    private const int NetworkBytes = 8;

    public static string Of(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes).ToString();
    }
}
