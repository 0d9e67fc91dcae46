using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Store.Tables;

/// <summary>The kinds of findings, as the command line and the database spell them.</summary>
internal static class FindingKinds
{
    public const string Identity = "identity";
    public const string Gone = "gone";
    public const string LeftFilter = "leftFilter";
    public const string Stale = "stale";

    public static readonly IReadOnlyList<string> All = [Identity, Gone, LeftFilter, Stale, FindingRow.ManualKind];

    public static string NameOf(FindingKind kind) => kind switch
    {
        FindingKind.Identity => Identity,
        FindingKind.Gone => Gone,
        FindingKind.LeftFilter => LeftFilter,
        FindingKind.Stale => Stale,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind of finding is not known."),
    };
}
