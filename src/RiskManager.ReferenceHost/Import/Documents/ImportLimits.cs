using System.Globalization;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Import.Documents;

/// <summary>The limits of the host's XML import. Every refusal names the asset, the field and what is allowed.</summary>
internal static class ImportLimits
{
    public const int SourceLength = 100;
    public const int NameLength = 400;
    public const int HostAddressLength = 100;
    public const int LocationLength = 1000;

    public static void Check(ImportedAsset asset)
    {
        Required(asset, "source", asset.Source, SourceLength);
        Required(asset, "id", asset.Id, int.MaxValue);
        Required(asset, "name", asset.Name, NameLength);
        AtMost(asset, "hostaddress", asset.HostAddress, HostAddressLength);
        AtMost(asset, "location/description", asset.Location, LocationLength);
    }

    public static void CheckIdentities(IReadOnlyCollection<ImportedAsset> assets)
    {
        var seen = new HashSet<AssetKey>(assets.Count);
        foreach (var asset in assets)
        {
            if (!seen.Add(new AssetKey(asset.Source, asset.Id))) throw new ImportRefusedException($"The asset {asset} stands in the document twice.");
        }
    }

    public static int? Number(ImportedAsset asset, string field, string? text, int least, int most)
    {
        if (text is null) return null;
        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ImportRefusedException($"The asset {asset}: {field} is \"{text}\", a whole number from {least} to {most} is allowed.");
    }

    public static double? Degrees(ImportedAsset asset, string field, string? text, int most)
    {
        if (text is null) return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= most
            ? number
            : throw new ImportRefusedException($"The asset {asset}: {field} is \"{text}\", a number from -{most} to {most} is allowed.");
    }

    private static void Required(ImportedAsset asset, string field, string value, int most)
    {
        if (string.IsNullOrWhiteSpace(value)) throw new ImportRefusedException($"The asset {asset}: {field} is missing or empty.");
        AtMost(asset, field, value, most);
    }

    private static void AtMost(ImportedAsset asset, string field, string? value, int most)
    {
        if (value?.Length > most)
            throw new ImportRefusedException($"The asset {asset}: {field} has {value.Length} characters, at most {most} are allowed.");
    }
}
