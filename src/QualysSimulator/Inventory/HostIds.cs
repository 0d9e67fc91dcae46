namespace QualysSimulator.Inventory;

/// <summary>
/// Host IDs as Qualys assigns them: ascending, in clusters of consecutive numbers with gaps between the clusters.
/// Index and ID are computed from each other, so nothing is stored.
/// </summary>
internal static class HostIds
{
    private const long First = 100_001;
    private const long ClusterSize = 50;
    private const long ClusterStride = 70;

    public static long Of(long index) => First + (index / ClusterSize * ClusterStride) + (index % ClusterSize);

    /// <summary>The index of the first host whose ID is not below the given one.</summary>
    public static long IndexFrom(long id)
    {
        if (id <= First)
            return 0;
        var offset = id - First;
        return (offset / ClusterStride * ClusterSize) + Math.Min(ClusterSize, offset % ClusterStride);
    }
}
