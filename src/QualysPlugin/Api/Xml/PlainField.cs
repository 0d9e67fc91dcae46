using System.Text;

namespace QualysPlugin.Api.Xml;

/// <summary>The elements of a host that are taken, by the bytes of their names.</summary>
internal static class PlainField
{
    public const int Id = 0;
    public const int Ip = 1;
    public const int Ipv6 = 2;
    public const int TrackingMethod = 3;
    public const int NetworkId = 4;
    public const int Dns = 5;
    public const int Fqdn = 6;
    public const int NetBios = 7;
    public const int OperatingSystem = 8;
    public const int OperatingSystemCpe = 9;

    /// <summary>How many values a host has.</summary>
    public const int Count = 10;

    /// <summary>An element with elements inside.</summary>
    public const int DnsData = 10;

    public static readonly byte[] DnsDataStart = Encoding.ASCII.GetBytes("<DNS_DATA>");
    public static readonly byte[] DnsDataEnd = Encoding.ASCII.GetBytes("</DNS_DATA>");

    private static readonly byte[] FqdnName = Encoding.ASCII.GetBytes("FQDN");

    private static readonly (byte[] Name, int Field)[] Names =
    [
        (Encoding.ASCII.GetBytes("ID"), Id),
        (Encoding.ASCII.GetBytes("IP"), Ip),
        (Encoding.ASCII.GetBytes("IPV6"), Ipv6),
        (Encoding.ASCII.GetBytes("TRACKING_METHOD"), TrackingMethod),
        (Encoding.ASCII.GetBytes("NETWORK_ID"), NetworkId),
        (Encoding.ASCII.GetBytes("DNS"), Dns),
        (Encoding.ASCII.GetBytes("DNS_DATA"), DnsData),
        (Encoding.ASCII.GetBytes("NETBIOS"), NetBios),
        (Encoding.ASCII.GetBytes("OS"), OperatingSystem),
        (Encoding.ASCII.GetBytes("OS_CPE"), OperatingSystemCpe),
    ];

    /// <summary>The field whose name stands at a position; negative for any other.</summary>
    public static int Find(byte[] bytes, int position)
    {
        foreach (var (name, field) in Names)
        {
            if (bytes[position] == name[0] && Is(bytes, position, name))
                return field;
        }

        return -1;
    }

    public static bool IsFqdn(byte[] bytes, int position) => Is(bytes, position, FqdnName);

    private static bool Is(byte[] bytes, int position, byte[] name)
    {
        for (var index = 0; index < name.Length; index++)
        {
            if (bytes[position + index] != name[index])
                return false;
        }

        return bytes[position + name.Length] is (byte)'>' or (byte)'/';
    }
}
