namespace QualysPlugin.Brake;

/// <summary>Finds the likely cause of a hold: what has changed since the last complete run (R39).</summary>
internal static class CauseFinder
{
    /// <summary>Why so many hosts would be new.</summary>
    public static LikelyCause OfNew(RunBaseline last, RunBaseline now, ListedNewHosts found)
    {
        if (Difference(last, now) is { } difference)
            return difference;
        if (found.HeldInSource is not { } held)
            return LikelyCause.Unknown;
        if (last.Hosts is { } hosts && IsMinority(held, hosts))
            return LikelyCause.RecreatedOrganization;
        return IsMinority(found.Listed - found.Count, held) ? LikelyCause.OtherInventory : LikelyCause.Unknown;
    }

    /// <summary>Why so many assets would change.</summary>
    public static LikelyCause OfChanged(RunBaseline last, RunBaseline now, ReplacedAssets batch)
    {
        if (!IsMinority(batch.LostNames, batch.Count))
            return LikelyCause.LostNames;
        if (!IsMinority(batch.Recreated, batch.Count))
            return LikelyCause.RecreatedOrganization;
        if (Difference(last, now) is { } difference)
            return difference;
        return (last.Basis, now.Basis) switch
        {
            ({ } before, { } after) when before.Settings != after.Settings => LikelyCause.OtherSettings,
            ({ } before, { } after) when before.Plugin != after.Plugin || before.Mapping != after.Mapping => LikelyCause.OtherMapping,
            _ => LikelyCause.Unknown,
        };
    }

    private static LikelyCause? Difference(RunBaseline last, RunBaseline now) =>
        Differs(last.Source, now.Source) ? LikelyCause.OtherServer
        : Differs(last.Account, now.Account) ? LikelyCause.OtherAccount
        : Differs(last.Filter, now.Filter) ? LikelyCause.OtherFilter
        : null;

    private static bool Differs(string? last, string? now) => last is not null && last != now;

    private static bool IsMinority(long part, long whole) => part * 2 < whole;
}
