using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using LinqToDB;

namespace RiskManager.ReferenceHost.Store;

/// <summary>
/// The address of an asset as a text that sorts as addresses do: 4 and eight hexadecimal digits, 6 and thirty-two of them, or n and a
/// folded name. So IPv4 comes before IPv6, both before names, and a network is a range of keys.
/// </summary>
internal static class AddressKey
{
    private const int MaxNameLength = 100;

    /// <summary>The key of an asset: of its IP address, else of its host address; null when it has neither.</summary>
    public static string? Of(string? ipAddress, string? hostAddress) =>
        ipAddress is { Length: > 0 } ip ? Of(ip) : hostAddress is { Length: > 0 } host ? Of(host) : null;

    /// <summary>The key of an address; null when the text is not one.</summary>
    public static string? OfAddress(string text)
    {
        if (TryReadFour(text, out var four)) return OfFour(four);
        return text.Contains(':', StringComparison.Ordinal) && IPAddress.TryParse(text, out var address) ? OfSix(address) : null;
    }

    /// <summary>The key of a number of 32 bits.</summary>
    public static string OfFour(uint address) => "4" + address.ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>The key of an address of 16 bytes.</summary>
    public static string OfSix(ReadOnlySpan<byte> address) => "6" + Convert.ToHexStringLower(address);

    /// <summary>Where the keys of names begin that begin with a text.</summary>
    public static string OfName(string folded) => "n" + folded;

    /// <summary>The key as the lists are sorted by it: blank where there is none.</summary>
    [Sql.Expression("coalesce({0}, '')", ServerSideOnly = true)]
    public static string OrBlank(string? key) => throw new NotSupportedException($"{nameof(OrBlank)} is computed by the database ({key}).");

    /// <summary>Reads four numbers from 0 to 255 with dots between them.</summary>
    public static bool TryReadFour(ReadOnlySpan<char> text, out uint address)
    {
        address = 0;
        var (parts, digits, part) = (0, 0, 0u);
        foreach (var character in text)
        {
            if (character == '.')
            {
                if (digits == 0 || ++parts > 3) return false;
                address = (address << 8) | part;
                (digits, part) = (0, 0);
            }
            else
            {
                if (!char.IsAsciiDigit(character) || ++digits > 3) return false;
                part = (part * 10) + (uint)(character - '0');
                if (part > byte.MaxValue) return false;
            }
        }

        address = (address << 8) | part;
        return parts == 3 && digits > 0;
    }

    private static string Of(string text) =>
        OfAddress(text) ?? OfName(FoldedText.Of(text.Length <= MaxNameLength ? text : text[..MaxNameLength]));

    private static string OfSix(IPAddress address)
    {
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        return bytes.Length == sizeof(uint) ? OfFour(BinaryPrimitives.ReadUInt32BigEndian(bytes)) : OfSix(bytes);
    }
}
