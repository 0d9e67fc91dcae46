using QualysPlugin.Completeness;
using QualysPlugin.Filters;
using RiskManager.Contracts;

namespace QualysPlugin.Partitions;

/// <summary>
/// Cuts the listed IDs into ranges of about the same number of hosts. The ranges touch one another, and the first and the last
/// are open, so that hosts which come into the inventory meanwhile belong to one of them too (R22).
/// </summary>
internal static class IdPartitioning
{
    /// <summary>The ranges with the hosts listed in each; a single one when there are too few hosts for two.</summary>
    public static IReadOnlyList<(IdRange Ids, long Hosts)> Cut(HostIdSet listed, PartitionRequest request)
    {
        var count = (int)Math.Max(1, Math.Min(request.MostPartitions, listed.Count / Math.Max(1, request.LeastRecords)));
        var parts = new List<(IdRange Ids, long Hosts)>(count);
        var first = IdRange.All.First;
        long seen = 0, before = 0;
        foreach (var id in listed.Ids)
        {
            seen++;
            if (parts.Count == count - 1 || seen < listed.Count * (parts.Count + 1) / count)
                continue;
            parts.Add((new IdRange(first, id), seen - before));
            (first, before) = (id + 1, seen);
        }

        parts.Add((new IdRange(first, IdRange.All.Last), listed.Count - before));
        return parts;
    }
}
