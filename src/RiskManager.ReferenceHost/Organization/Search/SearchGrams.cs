using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Search;

/// <summary>
/// Pieces of texts, as numbers: every three and every six characters in a row. Three find a short text; six are rare, so a longer text is
/// found in the same time among a million assets as among ten thousand. Different pieces may have one number: what is found is read and
/// compared.
/// </summary>
internal static class SearchGrams
{
    public const int Short = 3;
    public const int Long = 6;

    /// <summary>Pieces of a long text that are looked for; more would find hardly less.</summary>
    private const int MaxWanted = 12;

    /// <summary>The pieces of an asset.</summary>
    public static int[] Of(AssetRow asset)
    {
        var grams = new HashSet<int>();
        foreach (var text in Texts(asset))
        {
            if (text is null) continue;
            var folded = FoldedText.Of(text);
            Add(grams, folded, Short);
            Add(grams, folded, Long);
        }

        return [.. grams];
    }

    /// <summary>The pieces that an asset has which holds a text of at least three characters.</summary>
    public static int[] Wanted(string folded)
    {
        var grams = new HashSet<int>();
        Add(grams, folded, folded.Length < Long ? Short : Long);
        return [.. grams.Take(MaxWanted)];
    }

    /// <summary>The texts of an asset in which a search looks.</summary>
    private static string?[] Texts(AssetRow asset) =>
    [
        asset.Name, asset.DnsName, asset.NetBiosName, asset.HostAddress, asset.IpAddress, asset.OperatingSystem, asset.ImportId,
    ];

    private static void Add(HashSet<int> grams, ReadOnlySpan<char> text, int size)
    {
        for (var place = 0; place + size <= text.Length; place++) grams.Add(Hash(text.Slice(place, size)));
    }

    /// <summary>FNV-1a, which is the same in every version and process.</summary>
    private static int Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var character in text) hash = unchecked((hash ^ character) * 16777619u);
        return unchecked((int)hash);
    }
}
