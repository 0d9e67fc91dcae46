using QualysPlugin.Completeness;
using QualysPlugin.Components;
using RiskManager.Contracts;

namespace QualysPlugin.Partitions;

/// <summary>Makes one result of the partitions' (R22): every count is a sum, because no host belongs to two of them.</summary>
internal static class PartitionSum
{
    public static IntegrationTaskResult Of(IReadOnlyList<IntegrationTaskResult> results)
    {
        var missing = results.Sum(result => result.Missing);
        var unmapped = Unmapped(results);
        var maker = results.FirstOrDefault(result => result.PerimeterCreated);
        return new IntegrationTaskResult
        {
            Status = missing == 0 ? RunStatus.Complete : RunStatus.Incomplete,
            Kind = RunKind.Full,
            Expected = results.Sum(result => result.Expected ?? 0),
            Counts = results.Aggregate(new ImportCounts(), (sum, result) => sum + result.Counts),
            Missing = missing,
            MissingIds = [.. results.SelectMany(result => result.MissingIds).Take(CompletenessProof.MostMissingIds)],
            Perimeter = (maker ?? results[0]).Perimeter,
            PerimeterCreated = maker is not null,
            UnmappedOperatingSystems = [.. unmapped.Take(UnmappedTally.MostNames)],
            AssetsWithUnlistedOperatingSystem = results.Sum(result => result.AssetsWithUnlistedOperatingSystem)
                + unmapped.Skip(UnmappedTally.MostNames).Sum(system => system.Assets),
            RemoteCalls = results.Sum(result => result.RemoteCalls),
        };
    }

    private static List<UnmappedOperatingSystem> Unmapped(IReadOnlyList<IntegrationTaskResult> results) =>
        [.. results.SelectMany(result => result.UnmappedOperatingSystems)
            .GroupBy(system => (system.Name, system.Reason))
            .Select(same => new UnmappedOperatingSystem(same.Key.Name, same.Key.Reason, same.Sum(system => system.Assets)))
            .OrderByDescending(system => system.Assets).ThenBy(system => system.Name, StringComparer.Ordinal)];
}
