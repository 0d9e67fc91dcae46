using QualysPlugin.Runs.Setup;
using QualysPlugin.State;

namespace QualysPlugin.Incremental;

/// <summary>What a task remembers of its last complete run; written as <c>key=value</c> pairs, so that a person can read it.</summary>
/// <param name="Basis">What the run was made on.</param>
/// <param name="Began">When it began, by Qualys' clock: everything that Qualys processed before is imported.</param>
/// <param name="FullBegan">When the last full run began, by Qualys' clock.</param>
/// <param name="ReportsRead">When the last run began that read every report that counted, by Qualys' clock; null: not known.</param>
internal sealed record LastCompleteRun(RunBasis Basis, DateTimeOffset Began, DateTimeOffset FullBegan, DateTimeOffset? ReportsRead)
{
    private const string Version = "1";

    /// <summary>The versions of Qualys' APIs that worked.</summary>
    public string ApiVersions { get; init; } = "";

    /// <summary>Reads what <see cref="Write"/> wrote; null when it is something else, or of another version.</summary>
    public static LastCompleteRun? Parse(string state) =>
        KeyValueState.Parse(state) is { } values && values.Text("version") == Version && RunBasis.Parse(values.Text("basis")) is { } basis
        && values.Date("began") is { } began && values.Date("fullBegan") is { } fullBegan
            ? new LastCompleteRun(basis, began, fullBegan, values.Date("reportsRead"))
            {
                ApiVersions = values.Text("apiVersions"),
            }
            : null;

    /// <summary>The state for the host to keep.</summary>
    public string Write() => KeyValueState.Write(
        ("version", Version), ("basis", Basis.Write()), ("began", Began), ("fullBegan", FullBegan), ("reportsRead", ReportsRead),
        ("apiVersions", ApiVersions));
}
