namespace QualysPlugin.Filters;

/// <summary>One pass over the host list.</summary>
/// <param name="RangeParameter"><c>ips</c>, <c>ipv6</c> or null.</param>
/// <param name="Ranges">The value of that parameter.</param>
/// <param name="AssetGroupIds">The value of <c>ag_ids</c>, or null.</param>
internal sealed record HostFilterPass(string? RangeParameter, string? Ranges, string? AssetGroupIds)
{
    /// <summary>Every host that the Qualys user sees.</summary>
    public static HostFilterPass Everything { get; } = new(null, null, null);

    /// <summary>Selects by tags, and then by nothing else; null: tags do not matter.</summary>
    public TagFilter? Tags { get; init; }

    /// <summary>The form parameters that select the hosts.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parameters
    {
        get
        {
            if (RangeParameter is not null)
                yield return new KeyValuePair<string, string>(RangeParameter, Ranges!);
            if (AssetGroupIds is not null)
                yield return new KeyValuePair<string, string>("ag_ids", AssetGroupIds);
            foreach (var parameter in Tags?.Parameters ?? [])
                yield return parameter;
        }
    }
}
