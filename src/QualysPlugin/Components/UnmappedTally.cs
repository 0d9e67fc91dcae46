using System.Globalization;
using RiskManager.Contracts;

namespace QualysPlugin.Components;

/// <summary>
/// How many assets have an operating system without an asset component, by name and reason. Immutable, so that only a
/// committed batch counts. Names beyond a bound are counted together.
/// </summary>
internal sealed class UnmappedTally
{
    /// <summary>Names that are kept; more of them are counted, but not named.</summary>
    public const int MaxNames = 1_000;

    private readonly Dictionary<(string Name, UnmappedReason Reason), long> _assets;

    private UnmappedTally(Dictionary<(string Name, UnmappedReason Reason), long> assets, long unlisted)
    {
        _assets = assets;
        Unlisted = unlisted;
    }

    public static UnmappedTally Empty { get; } = new([], 0);

    /// <summary>Assets whose operating system is not in the list.</summary>
    public long Unlisted { get; }

    /// <summary>The names, those with the most assets first.</summary>
    public IReadOnlyList<UnmappedOperatingSystem> List =>
        [.. _assets.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Name, StringComparer.Ordinal)
            .Select(pair => new UnmappedOperatingSystem(pair.Key.Name, pair.Key.Reason, pair.Value))];

    /// <summary>Counts one asset for each mapping that has a name and no component.</summary>
    public UnmappedTally With(IEnumerable<OperatingSystemMapping> mappings)
    {
        Dictionary<(string, UnmappedReason), long>? assets = null;
        var unlisted = Unlisted;
        foreach (var mapping in mappings)
        {
            if (mapping.Reason is not { } reason || mapping.OperatingSystem.Length == 0)
                continue;
            assets ??= new Dictionary<(string, UnmappedReason), long>(_assets);
            if (assets.TryGetValue((mapping.OperatingSystem, reason), out var count) || assets.Count < MaxNames)
                assets[(mapping.OperatingSystem, reason)] = count + 1;
            else
                unlisted++;
        }

        return assets is null ? this : new UnmappedTally(assets, unlisted);
    }

    /// <summary>
    /// Writes the tally for a checkpoint: as many names as fit, those with the most assets first; the rest becomes unlisted.
    /// </summary>
    public string Write(int maxCharacters)
    {
        var text = new List<string>();
        var unlisted = Unlisted;
        // Room for the number of the unlisted, which comes first.
        var left = maxCharacters - 20;
        foreach (var system in List)
        {
            var entry = string.Format(
                CultureInfo.InvariantCulture, "|{0}/{1}/{2}", system.Assets, (int)system.Reason, Uri.EscapeDataString(system.Name));
            left -= entry.Length;
            if (left >= 0)
                text.Add(entry);
            else
                unlisted += system.Assets;
        }

        return unlisted.ToString(CultureInfo.InvariantCulture) + string.Concat(text);
    }

    public override bool Equals(object? obj) => obj is UnmappedTally other && other.Unlisted == Unlisted && other.List.SequenceEqual(List);

    public override int GetHashCode() => _assets.Count.GetHashCode() ^ Unlisted.GetHashCode();

    /// <summary>Reads what <see cref="Write"/> wrote; what cannot be read counts as nothing.</summary>
    public static UnmappedTally Parse(string text)
    {
        var parts = text.Split('|');
        var assets = new Dictionary<(string, UnmappedReason), long>();
        foreach (var entry in parts.Skip(1).Select(part => part.Split(['/'], 3)))
        {
            if (entry.Length == 3 && Number(entry[0]) is > 0 and var count && Enum.IsDefined(typeof(UnmappedReason), (int)Number(entry[1])))
                assets[(Uri.UnescapeDataString(entry[2]), (UnmappedReason)Number(entry[1]))] = count;
        }

        return new UnmappedTally(assets, Number(parts[0]));
    }

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
