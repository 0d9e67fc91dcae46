using System.Globalization;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Limits;
using QualysPlugin.Api.Xml;

namespace QualysPlugin.Api;

/// <summary>The report list and the reports of a Qualys platform; under the same limits as every other call.</summary>
internal sealed class ReportArchive(ApiCaller caller) : IReportArchive
{
    private const string Path = "api/2.0/fo/report/";

    private readonly ReportListReader _list = new();

    public Task<IReadOnlyList<ReportEntry>> ListAsync(CancellationToken cancellationToken)
    {
        var request = new ApiRequest("report list", Path, [new("action", "list"), new("state", "Finished")]);
        return caller.CallAsync(request, answer => _list.Read(request, answer), cancellationToken);
    }

    public Task<T> FetchAsync<T>(ReportEntry report, Func<Stream, T> read, CancellationToken cancellationToken)
    {
        var id = report.Id.ToString(CultureInfo.InvariantCulture);
        var request = new ApiRequest($"report {id}", Path, [new("action", "fetch"), new("id", id)]);
        return caller.StreamAsync(request, read, cancellationToken);
    }
}
