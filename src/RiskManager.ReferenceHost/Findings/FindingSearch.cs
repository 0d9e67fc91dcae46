using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Findings;

/// <summary>
/// Pages of findings. A page is read from where the last one ended, along the index of its column, so that the last of 100,000
/// findings cost what the first ones do.
/// </summary>
internal sealed class FindingSearch(Database database)
{
    public Task<FindingPage> FindAsync(FindingQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => Find(connection, query), cancellationToken);

    /// <summary>Counts what a query finds on all its pages, up to one more than <see cref="FindingQuery.MaxCounted"/>.</summary>
    public Task<int> CountAsync(FindingQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => Matching(connection, query with { After = null }).Take(FindingQuery.MaxCounted + 1).Count(), cancellationToken);

    /// <summary>The tasks that have findings, with the name of each at its last run, by name.</summary>
    public Task<IReadOnlyList<KeyValuePair<string, string>>> ListTasksAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<KeyValuePair<string, string>>>(ListTasks, cancellationToken);

    private static IReadOnlyList<KeyValuePair<string, string>> ListTasks(DataConnection connection)
    {
        // One step of the index a task, instead of reading every finding.
        var tasks = new List<KeyValuePair<string, string>>();
        for (var last = ""; Following(connection, last) is { } next; last = next)
        {
            var name = connection.GetTable<RunRow>().Where(run => run.TaskId == next).OrderByDescending(run => run.StartedAt)
                .Select(run => run.TaskName).FirstOrDefault();
            tasks.Add(new(next, name ?? next));
        }

        return [.. tasks.OrderBy(task => task.Value, StringComparer.CurrentCultureIgnoreCase)];
    }

    private static string? Following(DataConnection connection, string last) =>
        connection.GetTable<FindingRow>().Where(row => FoldedText.IsAfter(row.TaskId, last)).OrderBy(row => row.TaskId)
            .Select(row => row.TaskId).FirstOrDefault();

    private static FindingPage Find(DataConnection connection, FindingQuery query)
    {
        var rows = Sorted(Matching(connection, query), query).Take(FindingQuery.PageSize + 1).ToList();
        var shown = rows.Take(FindingQuery.PageSize).ToList();
        var numbers = shown.Select(row => row.Id).ToList();
        var found = FoundRow.Read(connection.GetTable<FindingRow>().Where(row => numbers.Contains(row.Id)), connection)
            .ToDictionary(finding => finding.Number);
        var next = rows.Count > shown.Count
            ? new FindingPosition(shown[^1].Since, FoldedText.Of(shown[^1].Name), shown[^1].Id)
            : null;
        return new FindingPage([.. numbers.Select(number => found[number])], next);
    }

    private static IQueryable<FindingRow> Matching(DataConnection connection, FindingQuery query)
    {
        var all = connection.GetTable<FindingRow>();
        var rows = query.Dismissed ? all.Where(row => row.DismissedAt != null) : all.Where(row => row.DismissedAt == null);
        if (query.Kind is { } kind) rows = rows.Where(row => row.Kind == kind);
        if (query.TaskId is { } task) rows = rows.Where(row => row.TaskId == task);
        if (query.Perimeters is { } perimeters)
        {
            rows = rows.Where(row =>
                (from source in connection.GetTable<SourceRow>()
                 from asset in connection.GetTable<AssetRow>().InnerJoin(asset => asset.SourceId == source.Id)
                 where source.Name == row.Source && asset.ImportId == row.ImportId && perimeters.Contains(asset.PerimeterId)
                 select asset.Id).Any());
        }

        return query.After is { } after ? Beyond(rows, query, after) : rows;
    }

    private static IQueryable<FindingRow> Beyond(IQueryable<FindingRow> rows, FindingQuery query, FindingPosition after) =>
        (query.Column, query.Descending) switch
        {
            (FindingColumn.Name, true) =>
                rows.Where(row => RowOrder.IsBefore(FoldedText.Fold(row.Name), row.Id, after.Name, after.Number)),
            (FindingColumn.Name, false) =>
                rows.Where(row => RowOrder.IsAfter(FoldedText.Fold(row.Name), row.Id, after.Name, after.Number)),
            (_, true) => rows.Where(row => RowOrder.IsBefore(row.Since, row.Id, after.Since, after.Number)),
            _ => rows.Where(row => RowOrder.IsAfter(row.Since, row.Id, after.Since, after.Number)),
        };

    private static IQueryable<FindingRow> Sorted(IQueryable<FindingRow> rows, FindingQuery query) =>
        (query.Column, query.Descending) switch
        {
            (FindingColumn.Name, true) => rows.OrderByDescending(row => FoldedText.Fold(row.Name)).ThenByDescending(row => row.Id),
            (FindingColumn.Name, false) => rows.OrderBy(row => FoldedText.Fold(row.Name)).ThenBy(row => row.Id),
            (_, true) => rows.OrderByDescending(row => row.Since).ThenByDescending(row => row.Id),
            _ => rows.OrderBy(row => row.Since).ThenBy(row => row.Id),
        };
}
