using QualysPlugin.Completeness;
using QualysPlugin.Reports;
using QualysPlugin.Runs.Checkpoints;
using RiskManager.Contracts;

namespace QualysPlugin.Incremental;

/// <summary>The hosts that a run reads.</summary>
/// <param name="ToRead">Those of each pass that are asked for by their IDs; null: all are read, page by page.</param>
/// <param name="Last">What the task remembered of its last complete run; null: nothing.</param>
internal sealed record HostSelection(IReadOnlyList<HostIdSet>? ToRead, LastCompleteRun? Last)
{
    /// <summary>How many hosts are asked for by their IDs; null when all are read.</summary>
    public long? Count => ToRead?.Sum(hosts => hosts.Count);

    /// <summary>What the task is to remember of a complete run; null when Qualys did not say when it began.</summary>
    /// <param name="state">The run.</param>
    /// <param name="reports">What recent reports knew.</param>
    public LastCompleteRun? ToRemember(RunState state, ReportKnowledge reports)
    {
        // The reports that the interrupted part of a run could not read are forgotten.
        var readAllReports = !reports.IsIncomplete && state.Resumed is null;
        var full = state.Kind == RunKind.Full ? state.QualysTime : Last?.FullBegan;
        return state is { Basis: { } basis, QualysTime: { } began } && full is { } fullBegan
            ? new LastCompleteRun(basis, began, fullBegan, readAllReports ? began : Last?.ReportsRead)
            : null;
    }
}
