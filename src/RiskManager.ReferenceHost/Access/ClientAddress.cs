using System.Net;
using System.Net.Sockets;
using System.Security.Claims;

namespace RiskManager.ReferenceHost.Access;

/// <summary>
/// What attempts to sign in are counted by: an IPv4 address, or the IPv6 network of 64 bits that one client has to itself.
/// </summary>
internal static class ClientAddress
{
    /// <summary>The claim of a request's user that says where the request came from; it is in no cookie.</summary>
    public const string ClaimType = "client-address";

    private const int NetworkBytes = 8;

    /// <summary>Gives the user of each request, and so the circuit that it opens, the address that it came from.</summary>
    public static void UseClientAddress(this IApplicationBuilder site) => site.Use((context, next) =>
    {
        if (context.User.Identity is { IsAuthenticated: true })
        {
            var client = new ClaimsIdentity([new Claim(ClaimType, Of(context.Connection.RemoteIpAddress))]);
            context.User = new ClaimsPrincipal([.. context.User.Identities, client]);
        }

        return next(context);
    });

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
