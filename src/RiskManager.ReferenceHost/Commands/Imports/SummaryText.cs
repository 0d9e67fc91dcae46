using System.Globalization;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Runs.Execution;

namespace RiskManager.ReferenceHost.Commands.Imports;

/// <summary>A run's result for a person: counts, completeness, what is blank or unmapped, what to do next.</summary>
internal static class SummaryText
{
    private const int MaxLines = 10;

    public static IEnumerable<string> Of(RunOutcome outcome)
    {
        var result = outcome.Result;
        yield return $"{result.Status} in {Seconds(outcome.Duration)}{(outcome.RunId is null ? "" : $" (run {outcome.RunId})")}";
        foreach (var problem in outcome.Problems) yield return problem;

        // Ended before anything began: there is nothing to count.
        if (outcome.RunId is null && result.Status is RunStatus.Failed or RunStatus.Cancelled)
        {
            if (result.Status == RunStatus.Cancelled) yield return "Nothing was imported.";
            yield break;
        }

        if (result.ResumedRunId is { } resumed) yield return $"This run went on where run {resumed} was interrupted.";
        if (result.Kind == RunKind.Incremental)
            yield return "Incremental run: only the records that changed since the last complete run are read.";
        else if (result.Kind == RunKind.Full)
            yield return result.Status == RunStatus.Complete ? "Full run: every record was read." : "Full run.";
        yield return Counts(result.Counts);
        yield return Completeness(result);
        if (result.Perimeter is { } perimeter)
            yield return $"Perimeter: {perimeter}{(result.PerimeterCreated ? " (created by this run)" : "")}";
        foreach (var (name, assets) in result.BlankRequiredAttributes)
            yield return $"The required attribute \"{name}\" is blank on {Number(assets)} assets. Imports leave it alone; fill it in in "
                + "the host.";
        foreach (var line in Unmapped(result)) yield return line;
        foreach (var line in Examples(result.Hold)) yield return line;
        if (NextStep(outcome) is { } next) yield return next;
    }

    /// <summary>What a preview found; it has written nothing.</summary>
    public static IEnumerable<string> OfPreview(RunOutcome outcome)
    {
        var (result, seconds) = (outcome.Result, Seconds(outcome.Duration));
        yield return result.Status switch
        {
            RunStatus.Complete => $"Preview complete in {seconds}; nothing was written.",
            RunStatus.Cancelled => $"Preview cancelled after {seconds}; nothing was written.",
            _ => $"Preview failed in {seconds}; nothing was written.",
        };
        foreach (var problem in outcome.Problems) yield return problem;
        if (result.Status != RunStatus.Complete) yield break;
        var counts = result.Counts;
        yield return $"A run would create {Number(counts.Created)} · recreate {Number(counts.Recreated)} · update "
            + $"{Number(counts.Updated)} · leave unchanged {Number(counts.Unchanged)} · quarantine {Number(counts.Quarantined)}";
    }

    /// <summary>The sentence that says whether every record is accounted for (R22).</summary>
    private static string Completeness(IntegrationTaskResult result)
    {
        if (result.Expected is not { } expected)
            return $"How many records there are was not known; {Number(result.Counts.Accounted)} are accounted for.";
        if (result.Status is RunStatus.Cancelled or RunStatus.Failed or RunStatus.Held)
            return $"{Number(result.Counts.Accounted)} of {Number(expected)} expected records are accounted for so far.";
        return result.Missing == 0 && result.Counts.Accounted == expected
            ? $"All {Number(expected)} expected records are accounted for."
            : $"{Number(result.Counts.Accounted)} of {Number(expected)} expected records are accounted for, {Number(result.Missing)} are "
                + "missing.";
    }

    private static string Counts(ImportCounts counts) =>
        $"Created {Number(counts.Created)} · recreated {Number(counts.Recreated)} · updated {Number(counts.Updated)} · "
        + $"unchanged {Number(counts.Unchanged)} · quarantined {Number(counts.Quarantined)} · components created "
        + $"{Number(counts.ComponentsCreated)}";

    private static string Number(long number) => ProgressText.Number(number);

    private static IEnumerable<string> Unmapped(IntegrationTaskResult result)
    {
        var unmapped = result.UnmappedOperatingSystems;
        if (unmapped.Count == 0) yield break;
        yield return $"{Number(unmapped.Count)} operating system names have no asset component:";
        foreach (var system in unmapped.Take(MaxLines)) yield return $"  {Number(system.Assets)} × {system.Name} ({Reason(system.Reason)})";
        if (unmapped.Count > MaxLines) yield return $"  … and {Number(unmapped.Count - MaxLines)} more";
        if (result.AssetsWithUnlistedOperatingSystem > 0)
            yield return $"  … and further names on {Number(result.AssetsWithUnlistedOperatingSystem)} assets";
    }

    private static IEnumerable<string> Examples(RunHold? hold) => hold is null ? [] :
    [
        "Examples, old → new:",
        .. hold.Examples.Select(example => $"  {example.Key.Id}: {example.Old ?? "no asset"} → {example.New ?? "not read"}"),
    ];

    private static string Reason(UnmappedReason reason) => reason switch
    {
        UnmappedReason.NoCpeName => "no CPE name",
        UnmappedReason.NoKnowledgeBase => "no knowledge base",
        _ => "several knowledge bases",
    };

    /// <summary>What to do now. Only a run with a checkpoint goes on, and only with the settings that it had.</summary>
    private static string? NextStep(RunOutcome outcome) => NextStep(outcome.Result, outcome.RunId, outcome.HasCheckpoint);

    private static string? NextStep(IntegrationTaskResult result, string? runId, bool hasCheckpoint) => result.Status switch
    {
        RunStatus.Failed when hasCheckpoint && result.FailureKind == FailureKind.Settings =>
            "Correct that and run the task again: with the settings that it had otherwise, it goes on from the last committed batch.",
        RunStatus.Failed or RunStatus.Cancelled when hasCheckpoint =>
            "Run the task again with the same settings: it goes on from the last committed batch.",
        RunStatus.Cancelled when result.Counts.Accounted == 0 => "Nothing was imported.",
        RunStatus.Held =>
            $"To go on, add --approve to this command, or approve the run on its page (serve, then /runs/{runId}).",
        RunStatus.Incomplete => "Missing: " + string.Join(", ", result.MissingIds.Take(MaxLines)) + (result.Missing > MaxLines ? " …" : ""),
        _ when result.Counts.Quarantined > 0 =>
            $"The quarantined records and their reasons are on the page of the run (serve, then /runs/{runId}).",
        _ => null,
    };

    private static string Seconds(TimeSpan duration) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s");
}
