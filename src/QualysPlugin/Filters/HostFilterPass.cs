using System.Globalization;

namespace QualysPlugin.Filters;

/// <summary>One pass over the host list.</summary>
/// <param name="RangeParameter"><c>ips</c>, <c>ipv6</c> or null.</param>
/// <param name="Ranges">The value of that parameter.</param>
/// <param name="AssetGroupIds">The value of <c>ag_ids</c>, or null.</param>
internal sealed record HostFilterPass(string? RangeParameter, string? Ranges, string? AssetGroupIds)
{
    /// <summary>The parameter that bounds a listing above.</summary>
    public const string HighestIdParameter = "id_max";

    /// <summary>The IDs that the pass is about.</summary>
    public IdRange Ids { get; init; } = IdRange.All;

    /// <summary>The form parameters that select the hosts, but for the lowest ID, with which each page begins anew.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parameters
    {
        get
        {
            if (RangeParameter is not null)
                yield return new KeyValuePair<string, string>(RangeParameter, Ranges!);
            if (AssetGroupIds is not null)
                yield return new KeyValuePair<string, string>("ag_ids", AssetGroupIds);
            if (Ids.Last != IdRange.All.Last)
                yield return new KeyValuePair<string, string>(HighestIdParameter, Ids.Last.ToString(CultureInfo.InvariantCulture));
        }
    }
}
