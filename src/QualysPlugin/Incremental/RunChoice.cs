using System.Globalization;
using QualysPlugin.Runs.Setup;
using RiskManager.Contracts;

namespace QualysPlugin.Incremental;

/// <summary>Whether a run reads every host or only those that changed, and why.</summary>
/// <param name="ProcessedAfter">An incremental run reads the hosts that Qualys processed since then; null for a full run.</param>
/// <param name="Why">The reason, as the end of a sentence.</param>
internal sealed record RunChoice(DateTimeOffset? ProcessedAfter, string Why)
{
    /// <summary>A run may begin this much earlier in the day than the last full run and still count as a day later.</summary>
    private static readonly TimeSpan EarlierInTheDay = TimeSpan.FromHours(1);

    public RunKind Kind => ProcessedAfter is null ? RunKind.Full : RunKind.Incremental;

    /// <summary>Every host is read.</summary>
    public static RunChoice Full(string why) => new(null, why);

    /// <summary>Decides for a run that begins anew.</summary>
    /// <param name="wish">What the form and <c>web.config</c> say.</param>
    /// <param name="last">What the task remembers; null: nothing, or its last run was not complete.</param>
    /// <param name="basis">What this run is made on.</param>
    /// <param name="now">The time by Qualys' clock; null: Qualys does not say. The clock of this machine is never asked.</param>
    public static RunChoice Of(IncrementalOptions wish, LastCompleteRun? last, RunBasis basis, DateTimeOffset? now)
    {
        if (wish.Obstacle is { } obstacle)
            return Full(obstacle);
        if (last is null)
            return Full("there is no complete run before it.");
        if (Difference(last.Basis, basis) is { } difference)
            return Full(difference);
        if (now is null)
            return Full("Qualys does not say what time it is there.");
        if (now < last.Began)
            return Full("Qualys' clock is behind that of the last complete run.");
        return now - last.FullBegan >= TimeSpan.FromDays(wish.FullRunEveryDays) - EarlierInTheDay
            ? Full(Text(
                "the last full run began {0:yyyy-MM-dd HH:mm} UTC by Qualys' clock; a full run is due every {1}.",
                last.FullBegan.UtcDateTime, Days(wish.FullRunEveryDays)))
            : new RunChoice(
                last.Began - wish.Overlap,
                Text("the last complete run began {0:yyyy-MM-dd HH:mm} UTC by Qualys' clock.", last.Began.UtcDateTime));
    }

    private static string? Difference(RunBasis last, RunBasis now) =>
        last.Settings != now.Settings ? "its filter, its settings or its account are not those of the last complete run."
        : last.Plugin != now.Plugin ? "another version of the plugin made the last complete run."
        : last.Mapping != now.Mapping ? "operating system mappings or knowledge bases have changed since the last complete run."
        : null;

    private static string Days(int days) => days == 1 ? "day" : Text("{0} days", days);

    private static string Text(string format, params object[] values) => string.Format(CultureInfo.InvariantCulture, format, values);
}
