using QualysPlugin.Api;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Paging;
using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;

namespace QualysPlugin.Reports;

/// <summary>
/// Reads the scan reports that Qualys generated within the window, the newest first (R11, R12), several at the same time. A report
/// that cannot be read is a warning, and the run goes on.
/// </summary>
/// <param name="archive">The reports.</param>
/// <param name="capacity">How many calls may run at the same time now.</param>
/// <param name="window">Which of them count.</param>
/// <param name="limit">The most bytes of XML in one report.</param>
/// <param name="activity">Called with what is being done.</param>
/// <param name="warn">Called with what could not be read, and why.</param>
internal sealed class RecentReports(
    IReportArchive archive, Func<int> capacity, ReportWindow window, long limit, Action<string> activity, Action<string> warn)
{
    /// <summary>Each report costs a call of the account's budget.</summary>
    private const int MaxReports = 500;

    /// <summary>More unreadable reports in a row than this are not the fault of the reports.</summary>
    private const int MaxInARow = 3;

    /// <summary>A report that was ordered longer before the window than this was not generated within it.</summary>
    private static readonly TimeSpan MaxGenerationTime = TimeSpan.FromDays(7);

    private readonly FactTable _facts = new();
    private bool _isIncomplete;
    private int _read;
    private int _troubles;

    /// <summary>Reads them.</summary>
    /// <param name="isImported">Whether the run imports the host of an ID; what reports say about others is not kept.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="QualysApiException">Qualys refuses the login, or is under maintenance.</exception>
    public async Task<ReportKnowledge> ReadAsync(Predicate<long> isImported, CancellationToken cancellationToken)
    {
        var reports = await ListAsync(cancellationToken).ConfigureAwait(false);
        var inWindow = reports.TakeWhile(MayCount).ToList();
        var ahead = new ReadAhead<int, FetchedReport>(
            (index, token) =>
                FetchAsync(
                    inWindow[index], isImported, $"Reading report {index + 1} of {inWindow.Count}: {TitleOf(inWindow[index])}", token),
            fetched => fetched.Facts.Bytes, capacity);
        var tried = 0;
        await foreach (var fetched in ahead.InOrderAsync(Enumerable.Range(0, inWindow.Count), cancellationToken).ConfigureAwait(false))
        {
            Take(fetched);
            tried++;
            if (_troubles < MaxInARow)
                continue;
            if (tried < inWindow.Count)
                warn($"{MaxInARow} reports in a row could not be had; the other {inWindow.Count - tried} are not used in this run.");
            return Known();
        }

        // Reports are generated in about the order in which they are ordered: the first from before the window ends the search.
        foreach (var report in reports.Skip(inWindow.Count))
        {
            var fetched = await FetchAsync(report, isImported, $"Looking at the date of report {TitleOf(report)}", cancellationToken)
                .ConfigureAwait(false);
            if (!Take(fetched) || _troubles == MaxInARow)
                break;
        }

        return Known();
    }

    private ReportKnowledge Known() => new(_facts) { IsIncomplete = _isIncomplete, Reports = _read };

    private static bool IsOfUse(ReportEntry report) =>
        (report.Format is null || report.Format.Equals("XML", StringComparison.OrdinalIgnoreCase))
        && (report.Type is null || report.Type.IndexOf("Scan", StringComparison.OrdinalIgnoreCase) >= 0);

    private static string TitleOf(ReportEntry report) => report.Title ?? $"without a title (ID {report.Id})";

    private static string Quoted(ReportEntry report) => $"The report \"{TitleOf(report)}\" (ID {report.Id})";

    /// <summary>Whether going on would only repeat a refused login, or call a platform that is down on purpose.</summary>
    public static bool EndsTheRun(QualysApiException exception) => exception.Code is 1999 or 2000 || exception.Status == 401;

    private static bool IsTrouble(QualysApiException exception) =>
        exception.Fault is ApiFault.Transient or ApiFault.TooMuch or ApiFault.Concurrency or ApiFault.Rate or ApiFault.NotXml;

    private static string Advice(QualysApiException exception) =>
        exception.Fault is ApiFault.Final or ApiFault.Parameter or ApiFault.VersionRetired && exception.Status is not null
            ? "It may have expired or belong to another user, or Report Share may not be enabled in the Qualys subscription."
            : exception.Advice;

    /// <summary>Whether a report may have been generated within the window, by what the list says.</summary>
    private bool MayCount(ReportEntry report) => report.Launched is not { } launched || window.Contains(launched);

    private async Task<List<ReportEntry>> ListAsync(CancellationToken cancellationToken)
    {
        activity("Listing the reports that Qualys keeps");
        try
        {
            var listed = await archive.ListAsync(cancellationToken).ConfigureAwait(false);
            var ofUse = listed.Where(IsOfUse).OrderByDescending(report => report.Launched ?? DateTimeOffset.MaxValue)
                .ThenByDescending(report => report.Id).ToList();
            var beyond = ofUse.Skip(MaxReports).Count(MayCount);
            if (beyond > 0)
            {
                warn($"Qualys keeps {ofUse.Count(MayCount):N0} recent scan reports; "
                    + $"the {MaxReports} latest are read, the {beyond:N0} before them are not.");
                _isIncomplete = true;
            }

            return [.. ofUse.Take(MaxReports)];
        }
        catch (QualysApiException exception) when (!EndsTheRun(exception))
        {
            warn($"The reports of Qualys are not used: {exception.WhatHappened} {exception.Advice} "
                + "Set Qualys.ReportWindowDays to 0 in web.config to do without reports.");
            _isIncomplete = true;
            return [];
        }
    }

    /// <summary>Reads a report to its end, into facts of its own.</summary>
    private async Task<FetchedReport> FetchAsync(
        ReportEntry report, Predicate<long> isImported, string doing, CancellationToken cancellationToken)
    {
        activity(doing);
        var facts = new FactTable();
        var reader = new ReportReader(facts, isImported, window, limit);
        try
        {
            var outcome = await archive.FetchAsync(report, body => reader.Read(body, $"report {report.Id}"), cancellationToken)
                .ConfigureAwait(false);
            return new FetchedReport(report, reader, facts, outcome, null);
        }
        catch (QualysApiException exception) when (!EndsTheRun(exception))
        {
            return new FetchedReport(report, reader, facts, null, exception);
        }
    }

    /// <summary>Takes what a report says, if it counts.</summary>
    /// <returns>Whether it counts.</returns>
    private bool Take(FetchedReport fetched)
    {
        var (report, reader, facts, outcome, fault) = fetched;
        if (fault is not null)
        {
            Failed(report, fault);
            return false;
        }

        _troubles = 0;
        if (outcome == ReportOutcome.OtherDocument)
            warn($"{Quoted(report)} is not used: it is a {reader.RootElement}. Scan reports in XML are an ASSET_DATA_REPORT or a SCAN.");
        if (outcome != ReportOutcome.Read)
            return false;
        _facts.StageAll(facts);
        _facts.Commit(new ReportDate(reader.Generated, report.Id), ValueOrigin.Report(report.Id, TitleOf(report), reader.Generated));
        _read++;
        return true;
    }

    private void Failed(ReportEntry report, QualysApiException exception)
    {
        _troubles = IsTrouble(exception) ? _troubles + 1 : 0;

        // A report that was ordered long before the window does not matter if it cannot be read.
        if (report.Launched is { } launched && !window.Contains(launched + MaxGenerationTime))
            return;
        warn($"{Quoted(report)} is not used: {exception.WhatHappened} {Advice(exception)}");
        _isIncomplete = true;
    }

    /// <summary>A report that was fetched.</summary>
    /// <param name="Report">What the list says of it.</param>
    /// <param name="Reader">What read it.</param>
    /// <param name="Facts">What it says, staged.</param>
    /// <param name="Outcome">What it turned out to be; null when it could not be read.</param>
    /// <param name="Fault">Why it could not be read; null when it was.</param>
    private sealed record FetchedReport(
        ReportEntry Report, ReportReader Reader, FactTable Facts, ReportOutcome? Outcome, QualysApiException? Fault);
}
