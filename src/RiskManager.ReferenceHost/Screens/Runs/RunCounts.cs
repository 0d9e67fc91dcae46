using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Screens.Runs;

/// <summary>The counts of a run in the order in which screens show them, under the names of their texts.</summary>
internal static class RunCounts
{
    public static IReadOnlyList<string> Names { get; } = [.. Of(new ImportCounts()).Select(count => count.Name)];

    public static IReadOnlyList<(string Name, long Count)> Of(ImportCounts counts) =>
    [
        (nameof(counts.Created), counts.Created), (nameof(counts.Recreated), counts.Recreated), (nameof(counts.Updated), counts.Updated),
        (nameof(counts.Unchanged), counts.Unchanged), (nameof(counts.Quarantined), counts.Quarantined),
    ];
}
