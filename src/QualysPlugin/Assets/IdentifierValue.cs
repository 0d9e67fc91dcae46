namespace QualysPlugin.Assets;

/// <summary>
/// Tells what identifies a machine from what manufacturers and tools leave in its place. The firmware of many machines holds the same
/// placeholder, and an image that is cloned carries its values along.
/// </summary>
internal static class IdentifierValue
{
    private const int MinLength = 4;

    /// <summary>Longer than the longest resource IDs of cloud providers.</summary>
    private const int MaxLength = 128;

    /// <summary>
    /// Known placeholders of serial numbers and hardware UUIDs: those that inventory tools ignore (the lists of GLPI and FusionInventory
    /// agree on them), and the defaults of firmware vendors. Values of one character, and digits in their order, are a rule instead.
    /// </summary>
    private static readonly HashSet<string> Placeholders = new(StringComparer.OrdinalIgnoreCase)
    {
        "(null string)", "123456789000", "Chassis Serial Number", "Default", "Default string", "Empty", "EVAL", "IATPASS", "Invalid",
        "MB-1234567890", "No Asset Tag", "Not Applicable", "Not Available", "Not Specified", "OEM", "OEM_Serial", "Serial Number",
        "Serial Number xxxxxx", "SerNum0", "SN-12345", "SN-1234567890", "SN-123456fvgv3i0b8o5n6n7k", "SYS-1234567890", "SYS-9876543210",
        "System Serial Number", "SystemSerialNumb", "To be filled by O.E.M.", "To Be Filled By OEM", "Tulip Computers", "Undefined",
        "Unknow",

        "01010101-0101-0101-0101-010101010101", "03000200-0400-0500-0006-000700080009", "12345678-1234-5678-90AB-CDDEEFAABBCC",
        "6AB5B300-538D-1014-9FB5-B0684D007B53", "FEFEFEFE-FEFE-FEFE-FEFE-FEFEFEFEFEFE",
    };

    /// <summary>A serial number, a UUID or a cloud provider's ID; null when it identifies nothing.</summary>
    public static string? Of(string? value) =>
        QualysValue.Name(value) is { Length: >= MinLength and <= MaxLength } text && !Placeholders.Contains(text) && !IsPattern(text)
            ? text
            : null;

    /// <summary>A number that Qualys gives; null when it is none.</summary>
    public static string? OfNumber(string? value) =>
        value is { Length: > 0 and <= MaxLength } && value[0] != '0' && value.All(c => c is >= '0' and <= '9') ? value : null;

    /// <summary>Whether the value is one character over and over, digits in their order, or no printable ASCII.</summary>
    private static bool IsPattern(string value)
    {
        var (isOne, isAscending, previous) = (true, true, '\0');
        foreach (var c in value)
        {
            if (c is <= ' ' or > '~' && c != ' ')
                return true;
            if (c is '-' or ' ' or '.' or ':' or '_')
                continue;
            if (previous != '\0')
            {
                isOne &= char.ToUpperInvariant(c) == char.ToUpperInvariant(previous);
                isAscending &= c is >= '0' and <= '9' && (c == previous + 1 || (previous == '9' && c == '0'));
            }

            previous = c;
        }

        return isOne || isAscending;
    }
}
