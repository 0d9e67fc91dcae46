using System.Xml;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Reports;

/// <summary>
/// Reads one report as a stream (R11). What it says about hosts is staged in the table; vulnerabilities, glossary and
/// appendices are skipped without being built.
/// </summary>
internal sealed class ReportReader(FactTable facts, Predicate<long> isImported, ReportWindow window, long limit)
{
    /// <summary>What was asked for, in words for messages.</summary>
    public const string ScanReports = "ASSET_DATA_REPORT or SCAN";

    private readonly IReportFormat[] _formats = [new AssetDataReport(), new ScanReport()];
    private readonly ReportedHost _host = new();

    /// <summary>When the last report was generated.</summary>
    public DateTimeOffset Generated { get; private set; }

    /// <summary>The document element of the last report.</summary>
    public string RootElement { get; private set; } = "";

    /// <summary>Reads a report to its end, or to a date before the window.</summary>
    /// <param name="body">The file as Qualys delivers it: XML, or a zip file of it.</param>
    /// <param name="requestName">What was asked for, for messages.</param>
    /// <exception cref="QualysApiException">
    /// It was cut off, is malformed, too large, does not say when it was generated, is an error, or no report that is known: none of
    /// these says that nothing is known about hosts.
    /// </exception>
    public ReportOutcome Read(Stream body, string requestName)
    {
        facts.Rollback();
        RootElement = "";
        using var content = new ReportContent(body, requestName, limit);
        try
        {
            using var reader = QualysXml.OpenStreaming(content);
            reader.MoveToContent();
            RootElement = reader.Name;
            if (OtherReports.Contains(RootElement))
                return ReportOutcome.OtherDocument;
            var format = Array.Find(_formats, known => known.RootElement == RootElement)
                ?? throw ResponseCheck.FromOtherDocument(requestName, reader, ScanReports);
            var isRecent = ReadRoot(reader, format, content, requestName, out var header);
            if (header.Network is { } network)
                facts.StateNetwork(network);
            Generated = header.Generated
                ?? throw new QualysApiException(
                    ApiFault.Final, requestName, $"it does not say when it was generated.", $"Generate it anew in Qualys.");
            return isRecent ? ReportOutcome.Read : ReportOutcome.TooOld;
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException)
        {
            throw content.Explain(exception, RootElement);
        }
    }

    /// <summary>Reads what stands in the document element, in whatever order.</summary>
    private bool ReadRoot(
        XmlReader reader, IReportFormat format, ReportContent content, string requestName, out ReportHeader header)
    {
        header = default;
        while (!reader.EOF)
        {
            content.NodeBegins();
            if (reader.NodeType != XmlNodeType.Element || reader.Depth == 0 || reader.Name == format.ListElement)
            {
                reader.Read();
            }
            else if (reader.Name == "HEADER")
            {
                header = header.Or(format.ReadHeader(reader, content));
                if (header.Generated is { } date && !window.Contains(date))
                    return false;
            }
            else if (reader.Name == format.HostElement)
            {
                ReadHost(reader, format, content);
            }
            else if (reader.Name == "ERROR")
            {
                ErrorReader.ThrowIfError(reader, requestName);
            }
            else
            {
                content.Skip(reader);
            }
        }

        return true;
    }

    private void ReadHost(XmlReader reader, IReportFormat format, ReportContent content)
    {
        _host.Clear();
        format.ReadHost(reader, content, _host);
        _host.Clean();
        if (_host.TellsSomething && _host.Key is { } key && (_host.Id is not { } id || isImported(id)))
            facts.Stage(key, _host);
    }
}
