using System.Globalization;

namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>Where a page ended: the value of the sort column as it is compared, and the asset.</summary>
internal sealed record AssetPosition(string Key, long Id)
{
    private const char Separator = '.';

    /// <summary>The position as it stands in addresses.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}{Separator}{Key}");

    /// <returns>Null when the text is not a position.</returns>
    public static AssetPosition? Parse(string? text)
    {
        if (text is null || text.IndexOf(Separator, StringComparison.Ordinal) is not (var end and > 0)) return null;
        return long.TryParse(text.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new AssetPosition(text[(end + 1)..], id)
            : null;
    }
}
