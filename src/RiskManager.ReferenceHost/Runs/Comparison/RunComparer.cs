using System.Text.Json;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Changes;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Runs.Comparison;

/// <summary>
/// Says what happened to the assets of a task after the end of one of its runs, up to the end of another: by the runs between, and by
/// people meanwhile. Everything is read from what was recorded when it happened; what was not recorded is said, never inferred.
/// </summary>
internal sealed class RunComparer(Database database, RunHistory history)
{
    private const int FromRuns = 0;
    private const int FromPeople = 1;

    /// <summary>Finds out what can be said of two runs, in either order.</summary>
    /// <exception cref="TaskSettingsException">A run is gone or goes on, or the two cannot be compared.</exception>
    public async Task<ComparedRuns> OpenAsync(string firstId, string secondId, CancellationToken cancellationToken)
    {
        var (first, second) = (await FindAsync(firstId, cancellationToken), await FindAsync(secondId, cancellationToken));
        if (first.TaskId != second.TaskId) throw new TaskSettingsException(Words.Of($"The two runs are not of the same task."));
        if (first.LogicalId == second.LogicalId)
            throw new TaskSettingsException(Words.Of($"The two runs are one: the second continued the first. Choose another."));
        var (older, newer) = first.StartedAt <= second.StartedAt ? (first, second) : (second, first);
        return await database.ReadAsync(connection => Open(connection, older, newer), cancellationToken);
    }

    /// <summary>How many differences there are of each kind.</summary>
    public Task<IReadOnlyDictionary<DifferenceKind, long>> CountAsync(ComparedRuns runs, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<DifferenceKind, long>>(
            connection =>
            {
                var queries = new DifferenceQueries(connection, runs);
                return Enum.GetValues<DifferenceKind>().ToDictionary(kind => kind, kind => Count(queries, runs, kind));
            },
            cancellationToken);

    /// <summary>A page of the differences of a kind, in the order in which they were recorded.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="after">Where the last page ended; null: the first.</param>
    /// <param name="pageSize">The size of the page.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public Task<IReadOnlyList<Difference>> ListAsync(
        ComparedRuns runs, DifferenceKind kind, DifferencePosition? after, int pageSize, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Difference>>(
            connection =>
            {
                var queries = new DifferenceQueries(connection, runs);
                return kind switch
                {
                    DifferenceKind.Created => runs.CreatedByCounts == 0 ? [] : Created(connection, queries, after, pageSize),
                    DifferenceKind.Gone => Gone(queries, after, pageSize),
                    _ => ByRunsAndPeople(queries, kind, after, pageSize),
                };
            },
            cancellationToken);

    private async Task<RunRecord> FindAsync(string runId, CancellationToken cancellationToken)
    {
        if (await history.FindAsync(runId, cancellationToken) is not { } run)
            throw new TaskSettingsException(Words.Of($"There is no run {runId}."));
        return run.IsRunning ? throw new TaskSettingsException(Words.Of($"A run that goes on cannot be compared yet.")) : run;
    }

    private static ComparedRuns Open(DataConnection connection, RunRecord older, RunRecord newer)
    {
        var (from, _) = LastOf(connection, older);
        var (until, lastStart) = LastOf(connection, newer);
        var runs = new ComparedRuns(older, newer, from, until, lastStart);
        var queries = new DifferenceQueries(connection, runs);

        // A resumed run counts what the interrupted ones did, too.
        var counts = queries.Between.Select(run => new { Id = run.ResumedRunId ?? run.Id, run.Counts }).ToList().GroupBy(run => run.Id)
            .Select(run => (
                Created: run.Max(part => part.Counts.Created + part.Counts.Recreated),
                Changed: run.Max(part => part.Counts.Updated + part.Counts.Recreated)))
            .ToList();
        var begin = connection.GetTable<AssetEventsBeginRow>().Select(row => row.RunStartedAt).Single();
        return runs with
        {
            CreatedByCounts = counts.Sum(run => run.Created),
            ChangedByCounts = counts.Sum(run => run.Changed),
            CutRuns =
            [
                .. queries.AllChanges.GroupBy(row => row.RunId).Where(run => run.Count() >= RunChanges.MaxPerRun).Select(run => run.Key),
            ],
            KnowsPeople = older.StartedAt.ToUnixTimeMilliseconds() > begin,
        };
    }

    /// <summary>The end and the start of the last run of those that continued each other.</summary>
    private static (DateTimeOffset End, DateTimeOffset Start) LastOf(DataConnection connection, RunRecord run)
    {
        var logical = run.LogicalId;
        var parts = connection.GetTable<RunRow>().Where(row => row.Id == logical || row.ResumedRunId == logical)
            .Select(row => new { row.StartedAt, row.EndedAt }).ToList();
        if (parts.Any(part => part.EndedAt is null))
            throw new TaskSettingsException(Words.Of($"A run that goes on cannot be compared yet."));
        return (
            DateTimeOffset.FromUnixTimeMilliseconds(parts.Max(part => part.EndedAt!.Value)),
            DateTimeOffset.FromUnixTimeMilliseconds(parts.Max(part => part.StartedAt)));
    }

    private static long Count(DifferenceQueries queries, ComparedRuns runs, DifferenceKind kind) => kind switch
    {
        // Counting them reads all assets.
        DifferenceKind.Created => runs.CreatedByCounts == 0 ? 0 : queries.Created.LongCount(),
        DifferenceKind.Gone => queries.Gone.LongCount(),
        _ => (queries.Changes(kind)?.LongCount() ?? 0) + (queries.Events(kind)?.LongCount() ?? 0),
    };

    private static List<Difference> Created(
        DataConnection connection, DifferenceQueries queries, DifferencePosition? after, int pageSize)
    {
        var last = after?.Number ?? 0;
        var rows =
            from asset in queries.Created.Where(asset => asset.Id > last).OrderBy(asset => asset.Id).Take(pageSize)
            from run in connection.GetTable<ImportRunRow>().InnerJoin(run => run.Number == asset.CreatedRun)
            orderby asset.Id
            select new { asset.Id, asset.ImportId, asset.Name, run.RunId };
        return [.. rows.ToList().Select(row =>
            new Difference(DifferenceKind.Created, new DifferencePosition(FromRuns, row.Id), row.ImportId ?? "", row.Name)
            {
                AssetId = row.Id, RunId = row.RunId,
            })];
    }

    private static List<Difference> Gone(DifferenceQueries queries, DifferencePosition? after, int pageSize)
    {
        var rows = queries.Gone;
        if (after is { Source: var source, ImportId: var id })
        {
            rows = rows.Where(row =>
                FoldedText.IsAfter(row.Source, source) || (row.Source == source && FoldedText.IsAfter(row.ImportId, id)));
        }

        return [.. rows.OrderBy(row => row.Source).ThenBy(row => row.ImportId).ThenBy(row => row.Kind).Take(pageSize).ToList().Select(row =>
            new Difference(DifferenceKind.Gone, new DifferencePosition(FromRuns, 0, row.Source, row.ImportId), row.ImportId, row.Name)
            {
                RunId = row.RunId, At = DateTimeOffset.FromUnixTimeMilliseconds(row.Since),
            })];
    }

    private static List<Difference> ByRunsAndPeople(
        DifferenceQueries queries, DifferenceKind kind, DifferencePosition? after, int pageSize)
    {
        var found = new List<Difference>();
        if (after is not { Part: FromPeople } && queries.Changes(kind) is { } changes)
        {
            var last = after?.Number ?? 0;
            found.AddRange(
                changes.Where(row => row.Id > last).OrderBy(row => row.Id).Take(pageSize).ToList().Select(row => Describe(kind, row)));
        }

        if (found.Count < pageSize && queries.Events(kind) is { } events)
        {
            var last = after is { Part: FromPeople } ? after.Number : 0;
            found.AddRange(
                events.Where(row => row.Id > last).OrderBy(row => row.Id).Take(pageSize - found.Count).ToList()
                    .Select(row => Describe(kind, row)));
        }

        return found;
    }

    private static Difference Describe(DifferenceKind kind, RunChangeRow row) =>
        new(kind, new DifferencePosition(FromRuns, row.Id), row.ImportId, row.Name)
        {
            AssetId = row.AssetId,
            RunId = row.RunId,
            Changes = [.. JsonSerializer.Deserialize<List<FieldChange>>(row.Fields)!.Where(change => IsOf(kind, change.Field))],
        };

    private static Difference Describe(DifferenceKind kind, AssetEventRow row) =>
        new(kind, new DifferencePosition(FromPeople, row.Id), row.ImportId, row.Name)
        {
            AssetId = row.AssetId,
            At = DateTimeOffset.FromUnixTimeMilliseconds(row.At),
            Account = row.Account,
            Changes = row.Field is { } field ? [new FieldChange(field, row.OldValue, row.NewValue)] : [],
        };

    private static bool IsOf(DifferenceKind kind, string field) => kind switch
    {
        DifferenceKind.Renamed => field == ChangedFields.Name,
        DifferenceKind.OperatingSystem => field == ChangedFields.OperatingSystem,
        DifferenceKind.Other => field is not (ChangedFields.Name or ChangedFields.OperatingSystem),
        _ => true,
    };
}
