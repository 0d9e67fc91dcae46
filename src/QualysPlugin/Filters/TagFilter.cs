namespace QualysPlugin.Filters;

/// <summary>Selects hosts by their Qualys tags, instead of by addresses and groups (R38).</summary>
/// <param name="Included">The names of the tags that a host has to carry; empty: any host.</param>
/// <param name="MatchesAll">Whether a host has to carry all of them; else one is enough.</param>
/// <param name="Excluded">The names of the tags of which a host may carry none.</param>
internal sealed record TagFilter(IReadOnlyList<string> Included, bool MatchesAll, IReadOnlyList<string> Excluded)
{
    /// <summary>The lists of Qualys are separated by commas, so a name that holds one is asked for by its ID.</summary>
    private const char Separator = ',';

    /// <summary>The IDs of all tags by name; null: Qualys is asked by name.</summary>
    public IReadOnlyDictionary<string, string>? Ids { get; init; }

    /// <summary>The form parameters that select the hosts.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parameters
    {
        get
        {
            yield return new("use_tags", "1");
            yield return new("tag_set_by", Ids is null ? "name" : "id");
            if (Included.Count > 0)
            {
                yield return new("tag_include_selector", MatchesAll ? "all" : "any");
                yield return new("tag_set_include", List(Included));
            }

            if (Excluded.Count > 0)
            {
                yield return new("tag_exclude_selector", "any");
                yield return new("tag_set_exclude", List(Excluded));
            }
        }
    }

    /// <summary>Whether a name can be asked for by its ID only.</summary>
    public static bool NeedsId(string name) => name.IndexOf(Separator) >= 0;

    /// <summary>The hosts that carry one tag.</summary>
    public static TagFilter Of(string name) => new([name], false, []);

    /// <summary>Whether a host with these tags is one of the filter.</summary>
    public bool Matches(IReadOnlyCollection<string> tags)
    {
        var isIncluded = Included.Count == 0 || (MatchesAll ? Included.All(IsCarried) : Included.Any(IsCarried));
        return isIncluded && !Excluded.Any(IsCarried);

        bool IsCarried(string name) => tags.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    private string List(IReadOnlyList<string> names) =>
        string.Join(Separator.ToString(), Ids is null ? names : names.Select(name => Ids[name]));
}
