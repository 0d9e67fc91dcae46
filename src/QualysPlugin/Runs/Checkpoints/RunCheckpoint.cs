using System.Globalization;
using QualysPlugin.Components;
using QualysPlugin.Runs.Setup;
using QualysPlugin.State;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Checkpoints;

/// <summary>What a resumed run has to know (R24); written as <c>key=value</c> pairs, so that a person can read it.</summary>
/// <param name="Fingerprint">Of the settings; a run with other settings begins anew.</param>
/// <param name="Started">When the logical run began, in the host's local time.</param>
/// <param name="Position">How far it has come.</param>
/// <param name="Counts">What became of the records so far.</param>
/// <param name="CommittedIds">How many different host IDs are committed.</param>
/// <param name="QuarantinedWithoutId">Quarantined records whose ID could not be read.</param>
/// <param name="Perimeter">The perimeter of new assets, once it is known.</param>
/// <param name="PerimeterCreated">Whether the logical run created it.</param>
internal sealed record RunCheckpoint(
    string Fingerprint, DateTimeOffset Started, RunPosition Position, ImportCounts Counts,
    long CommittedIds, long QuarantinedWithoutId, string? Perimeter, bool PerimeterCreated)
{
    private const string Version = "2";

    /// <summary>The seam's limit of a checkpoint.</summary>
    private const int MaxCharacters = 4_096;

    private const string UnmappedKey = "unmapped";

    /// <summary>Operating systems without an asset component; as many names as a checkpoint has room for.</summary>
    public UnmappedTally Unmapped { get; init; } = UnmappedTally.Empty;

    /// <summary>What the run was begun on; null when the version that began it did not say.</summary>
    public RunBasis? Basis { get; init; }

    /// <summary>When the run began, by Qualys' clock, to the second; null when it did not say.</summary>
    public DateTimeOffset? QualysTime { get; init; }

    /// <summary>An incremental run reads the hosts that Qualys processed since then, to the second; null for a full run.</summary>
    public DateTimeOffset? ProcessedAfter { get; init; }

    /// <summary>Assets whose values were replaced so far, for the brake.</summary>
    public long Replaced { get; init; }

    /// <summary>Whether a person approved the run; an approval lasts until the (logical) run ends.</summary>
    public bool IsApproved { get; init; }

    /// <summary>
    /// Whether a run with these settings resumes it. An incremental run left hosts out that a new version of the plugin, or
    /// other mappings, would make something else of.
    /// </summary>
    public bool CanResume(string fingerprint, RunBasis basis) => Fingerprint == fingerprint && (ProcessedAfter is null || Basis == basis);

    /// <summary>Reads what <see cref="Write"/> wrote; null when it is something else, or of another version.</summary>
    public static RunCheckpoint? Parse(string state)
    {
        if (KeyValueState.Parse(state) is not { } values || values.Text("version") != Version
            || !DateTimeOffset.TryParseExact(
                values.Text("started"), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var started))
        {
            return null;
        }

        var counts = new ImportCounts
        {
            Created = values.Number("created"),
            Recreated = values.Number("recreated"),
            Updated = values.Number("updated"),
            Unchanged = values.Number("unchanged"),
            Quarantined = values.Number("quarantined"),
            ComponentsCreated = values.Number("components"),
        };
        var perimeter = values.Text("perimeter");
        return new RunCheckpoint(
            values.Text("settings"), started, new RunPosition((int)values.Number("pass"), values.Number("lastId")), counts,
            values.Number("ids"), values.Number("withoutId"), perimeter.Length == 0 ? null : perimeter,
            values.Number("perimeterCreated") == 1)
        {
            Unmapped = UnmappedTally.Parse(values.Raw(UnmappedKey)),
            Basis = RunBasis.Parse(values.Text("basis")),
            QualysTime = values.Date("qualysTime"),
            ProcessedAfter = values.Date("processedAfter"),
            Replaced = values.Number("replaced"),
            IsApproved = values.Number("approved") == 1,
        };
    }

    /// <summary>The state for the host to keep.</summary>
    public string Write()
    {
        var state = KeyValueState.Write(
            ("version", Version),
            ("settings", Fingerprint),
            ("started", Started.ToString("O", CultureInfo.InvariantCulture)),
            ("pass", Position.Pass),
            ("lastId", Position.LastId),
            ("created", Counts.Created),
            ("recreated", Counts.Recreated),
            ("updated", Counts.Updated),
            ("unchanged", Counts.Unchanged),
            ("quarantined", Counts.Quarantined),
            ("components", Counts.ComponentsCreated),
            ("ids", CommittedIds),
            ("withoutId", QuarantinedWithoutId),
            ("perimeter", Perimeter),
            ("perimeterCreated", PerimeterCreated),
            ("basis", Basis?.Write()),
            ("qualysTime", QualysTime),
            ("processedAfter", ProcessedAfter));
        if (Replaced > 0 || IsApproved)
            state += ";" + KeyValueState.Write(("replaced", Replaced), ("approved", IsApproved));

        // The tally escapes its names itself, and takes the room that is left.
        var unmapped = $";{UnmappedKey}=";
        return state + unmapped + Unmapped.Write(MaxCharacters - state.Length - unmapped.Length);
    }
}
