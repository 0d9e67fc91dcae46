using QualysPlugin.Completeness;

namespace QualysPlugin.Findings;

/// <summary>The hosts of assets that the listing of the run does not name (R37).</summary>
/// <param name="Gone">Those that Qualys does not list at all.</param>
/// <param name="LeftFilter">Those that it lists without the filter of the task.</param>
internal sealed record GoneHosts(HostIdSet Gone, HostIdSet LeftFilter)
{
    public static GoneHosts None { get; } = new(new HostIdSet(), new HostIdSet());
}
