using System.Globalization;
using System.Xml;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Markup;

namespace QualysPlugin.Api.Xml;

/// <summary>Reads the report list (<c>REPORT_LIST_OUTPUT</c>).</summary>
/// <param name="onNotice">Takes the warnings of the list; null: nobody.</param>
internal sealed class ReportListReader(Action<string>? onNotice = null)
{
    private const string RootElement = "REPORT_LIST_OUTPUT";
    private const string Finished = "Finished";

    /// <summary>The finished reports of the list.</summary>
    /// <exception cref="QualysApiException">The list is cut off, malformed, or something else than a report list.</exception>
    public IReadOnlyList<ReportEntry> Read(ApiRequest request, ApiResponse answer)
    {
        var reports = new List<ReportEntry>();
        var errors = new ErrorReader();
        NextPage? next = null;
        var hasList = false;
        try
        {
            using var reader = QualysXml.Open(answer.Body);
            QualysXml.MoveToRoot(reader, request, RootElement);
            foreach (var name in QualysXml.Elements(reader))
            {
                switch (name)
                {
                    case "REPORT": ReadReport(request, reader, reports); break;
                    case PageWarning.Element: PageWarning.Read(reader, ref next, onNotice); break;
                    case "RESPONSE": errors.EnterResponse(reader); break;
                    case RootElement or "REPORT_LIST":
                        hasList |= name != RootElement;
                        reader.Read();
                        break;
                    default: errors.ReadOrSkip(reader); break;
                }
            }

            errors.ThrowIfFound(request, answer, hasList);
        }
        catch (Exception exception) when (exception is XmlException or System.Text.DecoderFallbackException)
        {
            PageEnd.EnsureComplete(request, answer, RootElement, exception);
            throw new QualysApiException(
                ApiFault.Final, request.Name, $"the answer is malformed ({exception.Message}).", $"Report this with the message.",
                exception);
        }

        return reports;
    }

    private static void ReadReport(ApiRequest request, XmlReader reader, List<ReportEntry> reports)
    {
        string? id = null, title = null, type = null, format = null, launched = null, state = null;
        foreach (var child in QualysXml.Children(reader))
        {
            switch (child)
            {
                case "ID": id = HeldText.Read(reader); break;
                case "TITLE": title = HeldText.Read(reader); break;
                case "TYPE": type = HeldText.Read(reader); break;
                case "OUTPUT_FORMAT": format = HeldText.Read(reader); break;
                case "LAUNCH_DATETIME": launched = HeldText.Read(reader); break;
                case "STATUS": state = ReadState(reader) ?? state; break;
                default: QualysXml.Skip(reader); break;
            }
        }

        if (state is null || state.Equals(Finished, StringComparison.OrdinalIgnoreCase))
            reports.Add(new ReportEntry(ParseId(request, id), title, type, format, QualysDate.Parse(launched)));
    }

    private static string? ReadState(XmlReader reader)
    {
        string? state = null;
        foreach (var child in QualysXml.Children(reader))
        {
            if (child == "STATE")
                state = HeldText.Read(reader);
            else
                QualysXml.Skip(reader);
        }

        return state;
    }

    private static long ParseId(ApiRequest request, string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id
            : throw new QualysApiException(ApiFault.Final, request.Name, text is null
                ? (FormattableString)$"a report of the list has no ID."
                : $"a report of the list has the ID \"{text}\", which is not a number.", $"Report this with the message.");
}
