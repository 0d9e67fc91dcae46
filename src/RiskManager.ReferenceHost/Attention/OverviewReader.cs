using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Attention;

/// <summary>
/// Reads what needs attention: of the last run of each task, of the findings, and of the plan. Costs a handful of queries, however many
/// tasks, runs and assets there are.
/// </summary>
internal sealed class OverviewReader(Database database, RunHistory history, TimeProvider clock)
{
    /// <summary>The days of the chart.</summary>
    public const int Days = 30;

    /// <summary>How late a planned run may begin before it needs attention: a busy node, a host that is being restarted.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromHours(1);

    /// <summary>Reads everything.</summary>
    public async Task<Overview> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var last = await history.LastRunsAsync(cancellationToken);
        var configured = await database.ReadAsync(connection => connection.GetTable<TaskRow>().ToList(), cancellationToken);
        var current = Current(last.Values, configured, now).ToList();
        var notices = await NoticesAsync([.. current.Select(run => run.Id)], cancellationToken);
        var items = current.SelectMany(Of)
            .Concat(configured.Where(task => IsOverdue(task, last, now)).Select(Overdue))
            .Concat(await FindingsAsync(cancellationToken))
            .Concat(current.SelectMany(run => notices[run.Id].Select(notice => Notice(run, notice))));
        return new Overview(
            [.. items.OrderBy(item => item.Kind).ThenBy(item => item.TaskName, StringComparer.CurrentCulture)],
            await DaysAsync(now, cancellationToken))
        {
            LastRuns = last,
        };
    }

    /// <summary>When the last complete run of each task ended, by task; tasks without one are absent.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> LastCompleteAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            connection => connection.GetTable<RunRow>().Where(run => run.Status == RunStatusNames.Complete)
                .GroupBy(run => run.TaskId).Select(group => new { Task = group.Key, At = group.Max(run => run.EndedAt) }).ToList(),
            cancellationToken);
        return rows.Where(row => row.At is not null)
            .ToDictionary(row => row.Task, row => DateTimeOffset.FromUnixTimeMilliseconds(row.At!.Value));
    }

    /// <summary>The last runs of tasks that exist, and of those of the command line within the days of the chart.</summary>
    private static IEnumerable<RunRecord> Current(IEnumerable<RunRecord> last, IReadOnlyList<TaskRow> configured, DateTimeOffset now)
    {
        var ids = configured.Select(task => task.Id).ToHashSet(StringComparer.Ordinal);
        return last.Where(run => ids.Contains(run.TaskId)
            || (run.Origin == RunOrigin.CommandLine && run.StartedAt > now.AddDays(-Days)));
    }

    private static IEnumerable<AttentionItem> Of(RunRecord run)
    {
        if (KindOf(run.Status) is { } kind)
        {
            yield return new AttentionItem(kind, run.TaskName, Page(run))
            {
                At = run.EndedAt ?? run.StartedAt,
                Count = kind == AttentionKind.Incomplete ? run.Result.Missing : null,
                Detail = kind is AttentionKind.Failed or AttentionKind.Held ? run.LocalError : null,
            };
        }

        var unmapped = run.Result.UnmappedOperatingSystems.Sum(system => system.Assets) + run.Result.AssetsWithUnlistedOperatingSystem;
        if (unmapped > 0)
            yield return new AttentionItem(AttentionKind.Unmapped, run.TaskName, Page(run)) { Count = unmapped };
    }

    private static AttentionKind? KindOf(string status) => status switch
    {
        nameof(RunStatus.Failed) => AttentionKind.Failed,
        nameof(RunStatus.Held) => AttentionKind.Held,
        nameof(RunStatus.Incomplete) => AttentionKind.Incomplete,
        RunStatusNames.Interrupted => AttentionKind.Interrupted,
        _ => null,
    };

    private static bool IsOverdue(TaskRow task, IReadOnlyDictionary<string, RunRecord> last, DateTimeOffset now) =>
        task is { Active: true, NextRunAt: { } planned } && planned < (now - MaxDelay).ToUnixTimeMilliseconds()
        && !(last.TryGetValue(task.Id, out var run) && run.IsRunning);

    private static AttentionItem Overdue(TaskRow task) =>
        new(AttentionKind.Overdue, task.Name, $"/connectors/{task.Id}/runs")
        {
            At = DateTimeOffset.FromUnixTimeMilliseconds(task.NextRunAt!.Value),
        };

    private static AttentionItem Notice(RunRecord run, string notice) =>
        new(AttentionKind.Notice, run.TaskName, Page(run)) { Detail = notice };

    private static string Page(RunRecord run) => $"/runs/{run.Id}";

    private Task<IReadOnlyList<AttentionItem>> FindingsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<AttentionItem>>(
            connection =>
            [
                .. connection.GetTable<FindingRow>().Where(row => row.DismissedAt == null).GroupBy(row => row.Kind)
                    .Select(kind => new { Kind = kind.Key, Count = kind.LongCount(), Since = kind.Min(row => row.Since) }).ToList()
                    .OrderBy(kind => kind.Kind, StringComparer.Ordinal)
                    .Select(kind => new AttentionItem(AttentionKind.Finding, null, $"/findings?kind={kind.Kind}")
                    {
                        Count = kind.Count, Detail = kind.Kind, At = DateTimeOffset.FromUnixTimeMilliseconds(kind.Since),
                    }),
            ],
            cancellationToken);

    private async Task<ILookup<string, string>> NoticesAsync(IReadOnlyList<string> runs, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            connection => connection.GetTable<RunLogRow>()
                .Where(row => row.EventId == TaskLogEvents.RemoteNotice && runs.Contains(row.RunId))
                .OrderBy(row => row.Id).Select(row => new { row.RunId, row.Message }).ToList(),
            cancellationToken);
        return rows.ToLookup(row => row.RunId, row => row.Message, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<RunDay>> DaysAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DayOf(now);
        var since = now.AddDays(-Days - 1).ToUnixTimeMilliseconds();
        var runs = await database.ReadAsync(
            connection => connection.GetTable<RunRow>().Where(run => run.StartedAt >= since && run.Status != RunStatusNames.Running)
                .Select(run => new { run.StartedAt, run.Status }).ToList(),
            cancellationToken);
        var byDay = runs.ToLookup(run => DayOf(DateTimeOffset.FromUnixTimeMilliseconds(run.StartedAt)), run => run.Status);
        return [.. Enumerable.Range(1 - Days, Days).Select(offset => Day(today.AddDays(offset)))];

        RunDay Day(DateOnly day)
        {
            var complete = byDay[day].Count(status => status == RunStatusNames.Complete);
            var failed = byDay[day].Count(status => status == RunStatusNames.Failed || status == RunStatusNames.Incomplete);
            return new RunDay(day, complete, byDay[day].Count() - complete - failed, failed);
        }
    }

    private DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, clock.LocalTimeZone).DateTime);
}
