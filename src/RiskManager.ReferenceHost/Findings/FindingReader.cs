using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Findings;

/// <summary>What people have to look at, of the last run of each task. What they dismissed is left out.</summary>
internal sealed class FindingReader(Database database)
{
    /// <summary>Streams all findings, or those of a kind, task by task.</summary>
    public IAsyncEnumerable<Finding> StreamAsync(string? kind, CancellationToken cancellationToken) => database.StreamAsync(
        connection => FoundRow.Read(InOrder(Open(connection).Where(row => kind == null || row.Kind == kind)), connection),
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
                var kinds = connection.GetTable<FindingRunRow>()
                    .Where(found => found.TaskId == run.TaskId && (found.RunId == run.Id || found.RunId == logical))
                    .Select(found => found.Kind).ToList();
                var rows = Open(connection).Where(row => row.TaskId == run.TaskId
                    && (kinds.Contains(row.Kind)
                        || (row.Kind == FindingRow.ManualKind && (row.RunId == run.Id || row.RunId == logical))));
                return [.. FoundRow.Read(InOrder(rows).Skip(skip).Take(count), connection)];
            },
            cancellationToken);
    }

    /// <summary>The findings about an asset, also those that name it as the asset that its machine has now.</summary>
    public Task<IReadOnlyList<Finding>> OfAssetAsync(string source, string id, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Finding>>(
            connection =>
            {
                var findings = connection.GetTable<FindingRow>().Where(row => row.Source == source);
                var rows = findings.Where(row => row.ImportId == id)
                    .Concat(findings.Where(row => row.Kind == FindingKinds.Identity && row.OtherId == id)).ToList();
                var numbers = rows.Select(row => row.Id).ToList();
                return [.. FoundRow.Read(InOrder(connection.GetTable<FindingRow>().Where(row => numbers.Contains(row.Id))), connection)];
            },
            cancellationToken);

    /// <summary>How many findings there are, up to a limit.</summary>
    public Task<int> CountAsync(int max, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => Open(connection).Take(max).Count(), cancellationToken);

    private static IQueryable<FindingRow> Open(DataConnection connection) =>
        connection.GetTable<FindingRow>().Where(row => row.DismissedAt == null);

    private static IQueryable<FindingRow> InOrder(IQueryable<FindingRow> rows) => rows.OrderBy(row => row.TaskId)
        .ThenBy(row => row.Kind).ThenBy(row => row.Source).ThenBy(row => row.ImportId).ThenBy(row => row.Subject);
}
