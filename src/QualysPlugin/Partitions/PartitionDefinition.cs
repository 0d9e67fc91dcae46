using System.Globalization;
using QualysPlugin.Api;
using QualysPlugin.Filters;
using QualysPlugin.Incremental;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Partitions;

/// <summary>What a node has to know about a partition besides the settings; written as <c>key=value</c> pairs, so that a person can read it.</summary>
/// <param name="RunId">The logical run.</param>
/// <param name="Started">When it began, in the host's local time.</param>
/// <param name="Fingerprint">Of the settings; with others the run is planned anew.</param>
/// <param name="AssetGroupIds">The asset groups of the form, resolved once for all partitions.</param>
/// <param name="Perimeter">Where every partition's new assets go (R9); whichever has the first of them creates it.</param>
/// <param name="Ids">The host IDs of the partition.</param>
internal sealed record PartitionDefinition(
    string RunId, DateTimeOffset Started, string Fingerprint, IReadOnlyList<string> AssetGroupIds, string Perimeter, IdRange Ids)
{
    private const string Version = "1";

    /// <summary>What the run was planned on; null when the version that planned it did not say.</summary>
    public RunBasis? Basis { get; init; }

    /// <summary>When Qualys listed the hosts of the plan, by its clock; null when it did not say.</summary>
    public DateTimeOffset? QualysTime { get; init; }

    /// <summary>What the task is to remember of the run, which was full; that every report was read is not known.</summary>
    public LastCompleteRun? ToRemember() => Basis is not null && QualysTime is { } began ? new LastCompleteRun(Basis, began, began, null) : null;

    /// <summary>Reads the definition of a partition that was planned by this version.</summary>
    /// <exception cref="TaskSettingsException">Another version planned it.</exception>
    public static PartitionDefinition Read(RunPartition partition) => Parse(partition.Definition)
        ?? throw new TaskSettingsException(Words.Of($"Another version of this task planned the run. Use one version of the plugin on all nodes, and run the task again."));

    /// <summary>Reads what <see cref="Write"/> wrote; null when another version wrote it.</summary>
    public static PartitionDefinition? Parse(string text)
    {
        var values = text.Split(';').Select(pair => pair.Split(['='], 2)).Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0], StringComparer.Ordinal).ToDictionary(pairs => pairs.Key, pairs => Uri.UnescapeDataString(pairs.First()[1]), StringComparer.Ordinal);
        if (Value("version") != Version
            || !DateTimeOffset.TryParseExact(Value("started"), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var started)
            || !long.TryParse(Value("first"), NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !long.TryParse(Value("last"), NumberStyles.None, CultureInfo.InvariantCulture, out var last))
        {
            return null;
        }

        return new PartitionDefinition(Value("run"), started, Value("settings"),
            Value("groups").Length == 0 ? [] : Value("groups").Split(','), Value("perimeter"), new IdRange(first, last))
        {
            Basis = RunBasis.Parse(Value("basis")),
            QualysTime = QualysDate.Parse(Value("qualysTime")),
        };

        string Value(string key) => values.TryGetValue(key, out var value) ? value : "";
    }

    /// <summary>The text that the host keeps.</summary>
    public string Write()
    {
        var pairs = new (string Key, string Value)[]
        {
            ("version", Version),
            ("run", RunId),
            ("started", Started.ToString("O", CultureInfo.InvariantCulture)),
            ("settings", Fingerprint),
            ("groups", string.Join(",", AssetGroupIds)),
            ("perimeter", Perimeter),
            ("first", Ids.First.ToString(CultureInfo.InvariantCulture)),
            ("last", Ids.Last.ToString(CultureInfo.InvariantCulture)),
            ("basis", Basis?.Write() ?? ""),
            ("qualysTime", QualysDate.Write(QualysTime)),
        };
        return string.Join(";", pairs.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
    }
}
