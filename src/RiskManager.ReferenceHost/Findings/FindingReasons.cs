using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Findings;

/// <summary>Says in words what was found; each kind says it the same way.</summary>
internal static class FindingReasons
{
    /// <returns>Null if the finding brings its own words.</returns>
    public static LocalizedText? Of(FindingRow row, string? otherName) => row.Kind switch
    {
        FindingKinds.Identity when row.Certain => Words.Of(
            $"The machine is listed as {Other(row, otherName)} now: both have the same {Shared(row)}."),
        FindingKinds.Identity => Words.Of(
            $"The machine is likely listed as {Other(row, otherName)} now: both have the same {Shared(row)}."),
        FindingKinds.Gone => Words.Of($"The source does not list the asset any more."),
        FindingKinds.LeftFilter => Words.Of($"The source still lists the asset, but the filter of the task leaves it out."),
        FindingKinds.Stale when row.Days is { } days => Words.Of($"The machine has not been scanned for at least {days} days."),
        FindingKinds.Stale => Words.Of($"The machine has not been scanned for a while."),
        _ => null,
    };

    private static string Other(FindingRow row, string? name) => name is null ? $"{row.OtherId}" : $"\"{name}\" ({row.OtherId})";

    private static string Shared(FindingRow row) => string.Join(", ", SharedIdentifiers.Read(row.Shared));
}
