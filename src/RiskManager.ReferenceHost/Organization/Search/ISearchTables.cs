namespace RiskManager.ReferenceHost.Organization.Search;

/// <summary>The index of searches on one connection, in the dialect of its database.</summary>
internal interface ISearchTables
{
    /// <summary>Puts the pieces of assets in place of those that the index has.</summary>
    void Write(IReadOnlyList<(long Asset, int[] Grams)> assets);

    void Remove(IReadOnlyList<long> assets);

    /// <summary>Assets that have all of these pieces; at most <paramref name="limit"/>.</summary>
    IReadOnlyList<long> Find(IReadOnlyList<int> grams, int limit);
}
