using System.Text;
using QualysPlugin.Api;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;

namespace QualysPlugin.Tests.Reports;

/// <summary>Reports in memory.</summary>
internal sealed class FakeArchive : IReportArchive
{
    private readonly List<ReportEntry> _list = [];
    private readonly Dictionary<long, Func<byte[]>> _files = [];

    /// <summary>Set: the list cannot be had.</summary>
    public QualysApiException? ListFault { get; set; }

    /// <summary>The reports that were fetched, in their order.</summary>
    public List<long> Fetched { get; } = [];

    public FakeArchive Add(ReportEntry report, string xml) => Add(report, () => Encoding.UTF8.GetBytes(xml));

    public FakeArchive Add(ReportEntry report, QualysApiException fault) => Add(report, () => throw fault);

    public FakeArchive Add(ReportEntry report, Func<byte[]> file)
    {
        _list.Add(report);
        _files[report.Id] = file;
        return this;
    }

    public Task<IReadOnlyList<ReportEntry>> ListAsync(CancellationToken cancellationToken) =>
        ListFault is { } fault ? Task.FromException<IReadOnlyList<ReportEntry>>(fault) : Task.FromResult<IReadOnlyList<ReportEntry>>(_list);

    public Task<T> FetchAsync<T>(ReportEntry report, Func<Stream, T> read, CancellationToken cancellationToken)
    {
        Fetched.Add(report.Id);
        return Task.Run(() => read(new MemoryStream(_files[report.Id]())), cancellationToken);
    }
}
