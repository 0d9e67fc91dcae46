using System.Globalization;
using QualysPlugin.Api.Versions;
using QualysPlugin.Api.Xml;

namespace QualysPlugin.Api;

/// <summary>The report list and the reports of a Qualys platform; under the same limits as every other call.</summary>
internal sealed class ReportArchive(VersionedCalls calls) : IReportArchive
{
    private readonly ReportListReader _list = new(calls.Notice);

    public Task<IReadOnlyList<ReportEntry>> ListAsync(CancellationToken cancellationToken) =>
        calls.CallAsync("report list", [new("action", "list"), new("state", "Finished")], _list.Read, cancellationToken);

    public Task<T> FetchAsync<T>(ReportEntry report, Func<Stream, T> read, CancellationToken cancellationToken)
    {
        var id = report.Id.ToString(CultureInfo.InvariantCulture);
        return calls.StreamAsync($"report {id}", [new("action", "fetch"), new("id", id)], read, cancellationToken);
    }
}
