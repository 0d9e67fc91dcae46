using System.Globalization;
using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;
using QualysPlugin.Components;
using QualysPlugin.Runs.Setup;
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
    string Fingerprint, DateTimeOffset Started, RunPosition Position, ImportCounts Counts, long CommittedIds, long QuarantinedWithoutId, string? Perimeter, bool PerimeterCreated)
{
    private const string Version = "2";

    /// <summary>The seam's limit of a checkpoint.</summary>
    private const int MaxCharacters = 4_096;

    private const string UnmappedKey = ";unmapped=";

    /// <summary>Operating systems without an asset component; as many names as a checkpoint has room for.</summary>
    public UnmappedTally Unmapped { get; init; } = UnmappedTally.Empty;

    /// <summary>What the run was begun on; null when the version that began it did not say.</summary>
    public RunBasis? Basis { get; init; }

    /// <summary>When the run began, by Qualys' clock, to the second; null when it did not say.</summary>
    public DateTimeOffset? QualysTime { get; init; }

    /// <summary>An incremental run reads the hosts that Qualys processed since then, to the second; null for a full run.</summary>
    public DateTimeOffset? ProcessedAfter { get; init; }

    /// <summary>
    /// Whether a run with these settings goes on with it. An incremental run left hosts out that a new version of the plugin, or
    /// other mappings, would make something else of.
    /// </summary>
    public bool CanResume(string fingerprint, RunBasis basis) => Fingerprint == fingerprint && (ProcessedAfter is null || Basis == basis);

    /// <summary>Reads what <see cref="Write"/> wrote; null when another version wrote it.</summary>
    public static RunCheckpoint? Parse(string state)
    {
        var values = state.Split(';').Select(pair => pair.Split(['='], 2)).Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        if (Text("version") != Version
            || !DateTimeOffset.TryParseExact(Text("started"), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var started))
        {
            return null;
        }

        var counts = new ImportCounts
        {
            Created = Number("created"),
            Recreated = Number("recreated"),
            Updated = Number("updated"),
            Unchanged = Number("unchanged"),
            Quarantined = Number("quarantined"),
            ComponentsCreated = Number("components"),
        };
        var perimeter = Text("perimeter");
        return new RunCheckpoint(Text("settings"), started, new RunPosition((int)Number("pass"), Number("lastId")), counts,
            Number("ids"), Number("withoutId"), perimeter.Length == 0 ? null : perimeter, Number("perimeterCreated") == 1)
        {
            Unmapped = values.TryGetValue("unmapped", out var unmapped) ? UnmappedTally.Parse(unmapped) : UnmappedTally.Empty,
            Basis = RunBasis.Parse(Text("basis")),
            QualysTime = QualysDate.Parse(Text("qualysTime")),
            ProcessedAfter = QualysDate.Parse(Text("processedAfter")),
        };

        string Text(string key) => values.TryGetValue(key, out var value) ? Uri.UnescapeDataString(value) : "";

        long Number(string key) => long.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    /// <summary>The state for the host to keep.</summary>
    public string Write()
    {
        var pairs = new (string Key, object Value)[]
        {
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
            ("perimeter", Perimeter ?? ""),
            ("perimeterCreated", PerimeterCreated ? 1 : 0),
            ("basis", Basis?.Write() ?? ""),
            ("qualysTime", QualysDate.Write(QualysTime)),
            ("processedAfter", QualysDate.Write(ProcessedAfter)),
        };
        var state = string.Join(";", pairs.Select(pair =>
            $"{pair.Key}={Uri.EscapeDataString(Convert.ToString(pair.Value, CultureInfo.InvariantCulture)!)}"));
        return state + UnmappedKey + Unmapped.Write(MaxCharacters - state.Length - UnmappedKey.Length);
    }
}
