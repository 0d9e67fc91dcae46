using System.Globalization;
using System.Xml;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Api.Xml;

/// <summary>Reads the report list (<c>REPORT_LIST_OUTPUT</c>).</summary>
internal sealed class ReportListReader
{
    private const string RootElement = "REPORT_LIST_OUTPUT";
    private const string Finished = "Finished";

    private readonly XmlText _text = new();

    /// <summary>The finished reports of the list.</summary>
    /// <exception cref="QualysApiException">The list is cut off, malformed, or something else than a report list.</exception>
    public IReadOnlyList<ReportEntry> Read(ApiRequest request, ApiResponse answer)
    {
        var reports = new List<ReportEntry>();
        try
        {
            using var reader = QualysXml.Open(answer.Body);
            reader.MoveToContent();
            if (reader.Name != RootElement)
                throw new QualysApiException(ApiFault.Final, request.Name, $"the answer is a {reader.Name}, not a {RootElement}.", $"Check the server URL.");
            while (!reader.EOF)
            {
                if (reader.NodeType != XmlNodeType.Element)
                {
                    reader.Read();
                    continue;
                }

                switch (reader.Name)
                {
                    case "REPORT": ReadReport(request, reader, reports); break;
                    case RootElement or "RESPONSE" or "REPORT_LIST": reader.Read(); break;
                    default: QualysXml.Skip(reader); break;
                }
            }
        }
        catch (Exception exception) when (exception is XmlException or System.Text.DecoderFallbackException)
        {
            PageEnd.EnsureComplete(request, answer, RootElement, exception);
            throw new QualysApiException(ApiFault.Final, request.Name, $"the answer is malformed ({exception.Message}).", $"Report this with the message.", exception);
        }

        return reports;
    }

    private void ReadReport(ApiRequest request, XmlReader reader, List<ReportEntry> reports)
    {
        string? id = null, title = null, type = null, format = null, launched = null, state = null;
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return;
        }

        var depth = reader.Depth;
        reader.Read();
        while (reader.Depth > depth)
        {
            switch (reader.NodeType == XmlNodeType.Element ? reader.Name : "")
            {
                case "ID": id = _text.Read(reader); break;
                case "TITLE": title = _text.Read(reader); break;
                case "TYPE": type = _text.Read(reader); break;
                case "OUTPUT_FORMAT": format = _text.Read(reader); break;
                case "LAUNCH_DATETIME": launched = _text.Read(reader); break;
                case "STATUS": reader.Read(); break;
                case "STATE": state = _text.Read(reader); break;
                case "": reader.Read(); break;
                default: QualysXml.Skip(reader); break;
            }
        }

        reader.Read();
        if (state is null || state.Equals(Finished, StringComparison.OrdinalIgnoreCase))
            reports.Add(new ReportEntry(ParseId(request, id), title, type, format, QualysDate.Parse(launched)));
    }

    private static long ParseId(ApiRequest request, string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id
            : throw new QualysApiException(ApiFault.Final, request.Name, text is null
                ? (FormattableString)$"a report of the list has no ID."
                : $"a report of the list has the ID \"{text}\", which is not a number.", $"Report this with the message.");
}
