using System.Globalization;
using QualysPlugin.Api.Xml;
using QualysPlugin.Runs.Setup;

namespace QualysPlugin.Incremental;

/// <summary>What a task remembers of its last complete run; written as <c>key=value</c> pairs, so that a person can read it.</summary>
/// <param name="Basis">What the run was made on.</param>
/// <param name="Began">When it began, by Qualys' clock: everything that Qualys processed before is imported.</param>
/// <param name="FullBegan">When the last full run began, by Qualys' clock.</param>
/// <param name="ReportsRead">When the last run began that read every report that counted, by Qualys' clock; null: not known.</param>
internal sealed record LastCompleteRun(RunBasis Basis, DateTimeOffset Began, DateTimeOffset FullBegan, DateTimeOffset? ReportsRead)
{
    private const string Version = "1";

    /// <summary>Reads what <see cref="Write"/> wrote; null when another version wrote it.</summary>
    public static LastCompleteRun? Parse(string state)
    {
        var values = state.Split(';').Select(pair => pair.Split(['='], 2)).Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0], StringComparer.Ordinal).ToDictionary(pairs => pairs.Key, pairs => pairs.First()[1], StringComparer.Ordinal);
        return Text("version") == Version && RunBasis.Parse(Text("basis")) is { } basis && QualysDate.Parse(Text("began")) is { } began && QualysDate.Parse(Text("fullBegan")) is { } full
            ? new LastCompleteRun(basis, began, full, QualysDate.Parse(Text("reportsRead")))
            : null;

        string Text(string key) => values.TryGetValue(key, out var value) ? value : "";
    }

    /// <summary>The state for the host to keep.</summary>
    public string Write() => string.Format(CultureInfo.InvariantCulture, "version={0};basis={1};began={2};fullBegan={3};reportsRead={4}",
        Version, Basis.Write(), QualysDate.Write(Began), QualysDate.Write(FullBegan), QualysDate.Write(ReportsRead));
}
