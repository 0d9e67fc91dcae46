using System.Globalization;
using System.Text;

namespace QualysSimulator.Reports;

/// <summary>
/// The reports of the platform: <paramref name="count"/> of the last 27 days, cycling through the formats, and one older report.
/// </summary>
internal sealed class ReportCatalogue(int count, TimeProvider time)
{
    private const long NewestId = 50_000;
    private const double Days = 27;
    private const double OldDays = 60;

    private static readonly int Formats = Enum.GetValues<ReportFormat>().Length;

    /// <summary>A report by its ID; null when there is none.</summary>
    public SimulatedReport? Find(long id)
    {
        var index = NewestId - id;
        return index >= 0 && index <= count && count > 0 ? At((int)index) : null;
    }

    /// <summary>The response to <c>action=list</c>; it also lists a PDF and a map, which no import can use.</summary>
    public string List()
    {
        var list = new StringBuilder("""
            <?xml version="1.0" encoding="UTF-8" ?>
            <!DOCTYPE REPORT_LIST_OUTPUT SYSTEM "https://qualysapi.example.test/api/2.0/fo/report/report_list_output.dtd">
            <REPORT_LIST_OUTPUT>
            <RESPONSE>
            <DATETIME>2026-11-20T09:49:30Z</DATETIME>

            """);
        if (count > 0)
        {
            list.Append("<REPORT_LIST>\n");
            for (var index = 0; index <= count; index++)
                Append(list, At(index).Id, At(index).Title, "Scan", At(index).Generated, "XML");
            Append(list, NewestId + 1, "Executive", "Scan", time.GetUtcNow(), "PDF");
            Append(list, NewestId + 2, "Network", "Map", time.GetUtcNow(), "XML");
            list.Append("</REPORT_LIST>\n");
        }

        return list.Append("</RESPONSE>\n</REPORT_LIST_OUTPUT>\n").ToString();
    }

    private static void Append(StringBuilder list, long id, string title, string type, DateTimeOffset launched, string format) => list
        .Append(CultureInfo.InvariantCulture, $"<REPORT><ID>{id}</ID><TITLE>\n<![CDATA[{title}]]>\n</TITLE><TYPE>{type}</TYPE>")
        .Append("<USER_LOGIN>acme_aa</USER_LOGIN>")
        .Append(CultureInfo.InvariantCulture, $"<LAUNCH_DATETIME>{launched:yyyy-MM-ddTHH:mm:ssZ}</LAUNCH_DATETIME>")
        .Append(CultureInfo.InvariantCulture, $"<OUTPUT_FORMAT>{format}</OUTPUT_FORMAT>")
        .Append("<STATUS><STATE>Finished</STATE></STATUS></REPORT>\n");

    /// <summary>A report by its place; the last one is older than 30 days.</summary>
    private SimulatedReport At(int index)
    {
        var daysAgo = index == count ? OldDays : (index * Days / count) + 0.1;
        return new SimulatedReport(index, NewestId - index, time.GetUtcNow().AddDays(-daysAgo), (ReportFormat)(index % Formats));
    }
}
