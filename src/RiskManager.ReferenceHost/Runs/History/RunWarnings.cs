using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Runs.History;

/// <summary>The warnings of a run: counted by kind of event, and listed with their assets.</summary>
internal sealed class RunWarnings(Database database)
{
    private const int MinLevel = (int)TaskLogLevel.Warning;

    /// <summary>The kinds of events, the most frequent first.</summary>
    public async Task<IReadOnlyList<WarningCount>> CountsAsync(string runId, CancellationToken cancellationToken)
    {
        var counts = await database.ReadAsync(
            connection =>
            {
                var log = connection.GetTable<RunLogRow>();
                var kinds = log.Where(row => row.RunId == runId && row.Level >= MinLevel).GroupBy(row => row.EventId)
                    .Select(
                        kind =>
                            new
                            {
                                EventId = kind.Key,
                                Count = kind.Count(),
                                Assets = kind.CountExt(row => row.AssetImportId, Sql.AggregateModifier.Distinct),
                                First = kind.Min(row => row.Id),
                            });
                return kinds.Join(
                    log, kind => kind.First, row => row.Id,
                    (kind, row) => new WarningCount(kind.EventId, kind.Count, kind.Assets, row.Message))
                    .ToList();
            },
            cancellationToken);
        return [.. counts.OrderByDescending(count => count.Count).ThenBy(count => count.EventId)];
    }

    /// <summary>Warnings and errors in the order of writing, after the last one shown (0: from the first).</summary>
    /// <param name="runId">The run.</param>
    /// <param name="eventId">The kind of event; null: all.</param>
    /// <param name="afterId">The last one shown.</param>
    /// <param name="pageSize">The size of a page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<IReadOnlyList<RunWarning>> ListAsync(
        string runId, int? eventId, long afterId, int pageSize, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<RunWarning>>(
            connection =>
            {
                var page = connection.GetTable<RunLogRow>()
                    .Where(
                        row =>
                            row.RunId == runId && row.Level >= MinLevel && (eventId == null || row.EventId == eventId) && row.Id > afterId)
                    .OrderBy(row => row.Id).Take(pageSize);
                var warnings =
                    from row in page
                    from source in connection.GetTable<SourceRow>().LeftJoin(source => source.Name == row.AssetSource)
                    from asset in connection.GetTable<AssetRow>()
                        .LeftJoin(asset => asset.SourceId == source.Id && asset.ImportId == row.AssetImportId)
                    orderby row.Id
                    select new RunWarning(row.Id, row.EventId, row.Message, row.AssetImportId, (long?)asset.Id, asset.Name);
                return [.. warnings];
            },
            cancellationToken);
}
