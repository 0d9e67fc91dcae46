using System.Runtime.CompilerServices;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Lists.Files;
using RiskManager.ReferenceHost.Runs.Comparison;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Lists.Content;

/// <summary>What changed between two runs, kind by kind, a row for each field.</summary>
internal sealed class ComparisonList(RunComparer comparer)
{
    private static readonly ListColumn<(Difference Difference, FieldChange? Field)>[] Columns =
    [
        new(Words.Of($"Kind"), row => row.Difference.Kind.ToString()),
        new(Words.Of($"Asset"), row => row.Difference.Name),
        new(Words.Of($"ID in its source"), row => row.Difference.ImportId),
        new(Words.Of($"Field"), row => row.Field?.Field),
        new(Words.Of($"Old value"), row => row.Field?.OldValue),
        new(Words.Of($"New value"), row => row.Field?.NewValue),
        new(Words.Of($"Run"), row => row.Difference.RunId),
        new(Words.Of($"Account"), row => row.Difference.Account),
        new(Words.Of($"Date"), row => row.Difference.At),
        new(Words.Of($"Asset number"), row => row.Difference.AssetId),
    ];

    /// <param name="runs">The runs.</param>
    /// <param name="kind">One kind; null: all of them.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public ExportedList Of(ComparedRuns runs, DifferenceKind? kind, CancellationToken cancellationToken)
    {
        var dates = $"{ListNames.Date(runs.Older.StartedAt)}_{ListNames.Date(runs.Newer.StartedAt)}";
        var cut = runs.CutRuns.Count > 0 ? "_not-all-changes-were-kept" : "";
        return ExportedList.Of(
            $"comparison_{ListNames.Task(runs.Newer.TaskName)}_{dates}{cut}", ReadAsync(runs, kind, cancellationToken), Columns);
    }

    private async IAsyncEnumerable<(Difference Difference, FieldChange? Field)> ReadAsync(
        ComparedRuns runs, DifferenceKind? only, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var kind in only is { } one ? [one] : Enum.GetValues<DifferenceKind>())
        {
            var differences = ListPages.ReadAsync<Difference>(
                (last, token) => comparer.ListAsync(runs, kind, last?.Position, ListPages.PageSize, token), cancellationToken);
            await foreach (var difference in differences)
            {
                if (difference.Changes.Count == 0) yield return (difference, null);
                foreach (var change in difference.Changes) yield return (difference, change);
            }
        }
    }
}
