using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Columns;

namespace RiskManager.ReferenceHost.Import.Documents;

/// <summary>The limits of the host's XML import. Every refusal names the asset, the field and what is allowed.</summary>
internal static class ImportLimits
{
    private const int MaxSourceLength = 100;

    private static readonly IReadOnlyList<AssetColumn> LimitedTexts =
        [.. AssetColumns.Recorded.Where(column => column.MaxLength < int.MaxValue)];

    public static void Check(DocumentAsset asset)
    {
        Require(asset, "source", asset.Source);
        CheckLength(asset, "source", asset.Source, MaxSourceLength);
        Require(asset, "id", asset.Id);
        Require(asset, "name", asset.Name);
        foreach (var column in LimitedTexts) CheckLength(asset, column.Field!.Label, column.Text!(asset.Row), column.MaxLength);
    }

    public static void CheckIdentities(IReadOnlyCollection<DocumentAsset> assets)
    {
        var seen = new HashSet<AssetKey>(assets.Count);
        foreach (var asset in assets)
        {
            if (!seen.Add(new AssetKey(asset.Source, asset.Id)))
                throw new ImportRefusedException($"The asset {asset} stands in the document twice.");
        }
    }

    private static void Require(DocumentAsset asset, string field, string value)
    {
        if (string.IsNullOrWhiteSpace(value)) throw new ImportRefusedException($"The asset {asset}: {field} is missing or empty.");
    }

    private static void CheckLength(DocumentAsset asset, string field, string? value, int max)
    {
        if (value?.Length > max)
            throw new ImportRefusedException($"The asset {asset}: {field} has {value.Length} characters, at most {max} are allowed.");
    }
}
