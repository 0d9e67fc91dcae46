using System.Text.Json;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Runs.History;

/// <summary>What people have to look at, of the last run of each task.</summary>
internal sealed class Findings(Database database)
{
    /// <summary>The kinds, as the command line and the database spell them.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["identity", "gone", "leftFilter", "stale", FindingRow.ManualKind];

    /// <summary>Streams all findings, or those of a kind, task by task.</summary>
    public IAsyncEnumerable<Finding> StreamAsync(string? kind, CancellationToken cancellationToken) => database.StreamAsync(
        connection => Read(connection, connection.GetTable<FindingRow>().Where(row => kind == null || row.Kind == kind)),
        cancellationToken);

    /// <summary>A page of the findings that a run made last.</summary>
    /// <param name="run">The run.</param>
    /// <param name="skip">How many come before the page.</param>
    /// <param name="count">The size of the page.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public Task<IReadOnlyList<Finding>> OfRunAsync(RunRecord run, int skip, int count, CancellationToken cancellationToken)
    {
        // A resumed run goes on under the identity of the interrupted one.
        var logical = run.Result.ResumedRunId ?? run.Id;
        return database.ReadAsync<IReadOnlyList<Finding>>(
            connection =>
            {
                var rows = connection.GetTable<FindingRow>().Where(row => row.RunId == run.Id || row.RunId == logical);
                return [.. Read(connection, rows, skip, count)];
            },
            cancellationToken);
    }

    private static IEnumerable<Finding> Read(DataConnection connection, IQueryable<FindingRow> rows, int? skip = null, int? count = null)
    {
        var found =
            from row in rows
            from run in connection.GetTable<RunRow>().LeftJoin(run => run.Id == row.RunId)
            orderby row.TaskId, row.Kind, row.Source, row.ImportId, row.Subject
            select new { Row = row, run.TaskName };
        if (skip is { } before) found = found.Skip(before).Take(count!.Value);
        foreach (var entry in found)
        {
            var row = entry.Row;
            yield return new Finding(
                row.Kind, entry.TaskName ?? row.TaskId, row.Source, row.ImportId, row.Name, row.Perimeter, row.Reason,
                DateTimeOffset.FromUnixTimeMilliseconds(row.Since))
            {
                Translations = JsonSerializer.Deserialize<Dictionary<string, string>>(row.Translations) ?? [],
            };
        }
    }
}
