using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;

namespace QualysPlugin.Api;

/// <summary>The reports that Qualys keeps for the user.</summary>
internal interface IReportArchive
{
    /// <summary>The finished reports, in the order of the list.</summary>
    /// <exception cref="QualysApiException">Qualys refused, or the list cannot be read.</exception>
    Task<IReadOnlyList<ReportEntry>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Fetches a report and reads it while it arrives; a report that was cut off is fetched again.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="report">The report.</param>
    /// <param name="read">
    /// Reads the file as it comes, XML or a zip file of it, as far as it wants to; runs on a thread of its own and begins
    /// anew each time it is called.
    /// </param>
    /// <param name="cancellationToken">Cancels the call, the reading and every wait.</param>
    /// <exception cref="QualysApiException">Qualys refused, or the report cannot be read.</exception>
    Task<T> FetchAsync<T>(ReportEntry report, Func<Stream, T> read, CancellationToken cancellationToken);
}
