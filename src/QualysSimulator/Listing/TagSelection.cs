namespace QualysSimulator.Listing;

/// <summary>The tags that select hosts: <c>tag_set_include</c> and <c>tag_set_exclude</c> with their selectors.</summary>
/// <param name="IsById">Whether tags are named by their IDs.</param>
/// <param name="Included">The tags to include; empty: all hosts.</param>
/// <param name="IncludesAll">Whether a host has to carry all of them.</param>
/// <param name="Excluded">The tags to exclude; empty: none.</param>
/// <param name="ExcludesAll">Whether only a host with all of them is excluded.</param>
internal sealed record TagSelection(
    bool IsById, IReadOnlyList<string> Included, bool IncludesAll, IReadOnlyList<string> Excluded, bool ExcludesAll)
{
    /// <summary>Whether a host with these tags is selected.</summary>
    /// <param name="tags">The ID and the name of each.</param>
    public bool Selects(IEnumerable<(string Id, string Name)> tags)
    {
        var carried = tags.Select(tag => IsById ? tag.Id : tag.Name).ToHashSet(StringComparer.Ordinal);
        return (Included.Count == 0 || Matches(carried, Included, IncludesAll))
            && (Excluded.Count == 0 || !Matches(carried, Excluded, ExcludesAll));
    }

    private static bool Matches(HashSet<string> carried, IReadOnlyList<string> asked, bool all) =>
        all ? asked.All(carried.Contains) : asked.Any(carried.Contains);
}
