using QualysPlugin.Runs.Setup;
using RiskManager.Contracts;

namespace QualysPlugin.Brake;

/// <summary>
/// Holds a run that would create or change an unlikely share of the assets (R39), once the task has a complete run, and unless a person
/// approved this one.
/// </summary>
/// <param name="newPercent">The limit of new assets, 1 to 100.</param>
/// <param name="changedPercent">The limit of changed assets, 1 to 100.</param>
/// <param name="last">The last complete run; null: there is none, or the platform remembers nothing.</param>
/// <param name="now">What this run is made on.</param>
/// <param name="isApproved">Whether a person approved the run.</param>
internal sealed class RunBrake(int newPercent, int changedPercent, RunBaseline? last, RunBaseline now, bool isApproved)
{
    /// <summary>The brake of a run.</summary>
    public static RunBrake Create(ImportSession session, RunBaseline? last, bool isApproved) => new(
        session.Plan.Settings.StopAtNewPercent, session.Plan.Settings.StopAtChangedPercent, last,
        RunBaseline.Of(session.Plan, session.Basis, 0), isApproved);

    /// <summary>
    /// How many of the listed hosts may be new; null: as many as there are, so that nobody need look.
    /// </summary>
    public long? MaxNew(long listed) =>
        last is null || isApproved || !BrakeRule.IsExceeded(listed, listed, newPercent) ? null : BrakeRule.MaxAllowed(listed, newPercent);

    /// <summary>Why the run is held before it writes anything; null: it goes on.</summary>
    public RunHeldException? CheckNew(ListedNewHosts found)
    {
        if (last is null || isApproved || !BrakeRule.IsExceeded(found.Count, found.Listed, newPercent))
            return null;
        var hold = new RunHold(HoldReason.TooManyNew, found.Count, found.Listed, newPercent) { Examples = found.Examples };
        return HoldText.Held(hold, CauseFinder.OfNew(last, now, found), last, now);
    }

    /// <summary>Why the run is held before it writes a batch; null: it goes on.</summary>
    /// <param name="changed">The changed assets of the (logical) run, those of the batch included.</param>
    /// <param name="of">The hosts that they are a share of.</param>
    /// <param name="batch">Those of the batch.</param>
    public RunHeldException? CheckChanged(long changed, long of, ReplacedAssets batch)
    {
        if (last is null || isApproved || batch.Count == 0 || !BrakeRule.IsExceeded(changed, of, changedPercent))
            return null;
        var hold = new RunHold(HoldReason.TooManyChanged, changed, of, changedPercent) { Examples = batch.Examples };
        return HoldText.Held(hold, CauseFinder.OfChanged(last, now, batch), last, now);
    }
}
