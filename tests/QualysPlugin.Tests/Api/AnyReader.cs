using System.IO.Compression;
using System.Text;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;
using QualysPlugin.Reports;
using QualysPlugin.Tests.Reports;

namespace QualysPlugin.Tests.Api;

/// <summary>Every reader of answers, each with a document that it reads and with what it finds in it.</summary>
/// <param name="Name">What it reads.</param>
/// <param name="Document">A good document.</param>
/// <param name="ReadBytes">Reads a document as the product does, the check for errors first.</param>
internal sealed record AnyReader(string Name, string Document, Func<byte[], string> ReadBytes)
{
    /// <summary>Found in every good document.</summary>
    public const string Expected = "11 ALFA";

    private const string Generated = "2026-11-20T09:00:00Z";

    public static IReadOnlyList<AnyReader> All { get; } =
    [
        new("host list", Answers.Page("<HOST_LIST><HOST><ID>11</ID><DNS>ALFA</DNS><NETBIOS>B</NETBIOS></HOST></HOST_LIST>"),
            bytes => Checked(bytes, answer =>
            {
                var page = new HostListReader().Read(Answers.Request, answer);
                return string.Join(", ", page.Hosts.Select(host => $"{host.Id} {host.Dns}"))
                    + string.Concat(page.Rejected.Select(rejected => $" without {rejected.Id}"));
            })),
        new("ID list", Answers.Page("<ID_SET><ID>11</ID></ID_SET>"),
            bytes => Checked(bytes, answer =>
                string.Join(", ", new IdListReader().Read(Answers.Request, answer).Ids.Ids.Select(id => $"{id} ALFA")))),
        new("asset group list",
            Answers.Groups("<ASSET_GROUP_LIST><ASSET_GROUP><ID>11</ID><TITLE>ALFA</TITLE></ASSET_GROUP></ASSET_GROUP_LIST>"),
            bytes => Checked(bytes, answer =>
            {
                var groups = new List<AssetGroup>();
                new AssetGroupReader().Read(Answers.Request, answer, groups);
                return string.Join(", ", groups.Select(group => $"{group.Id} {group.Title}"));
            })),
        new("report list", "<?xml version=\"1.0\"?><REPORT_LIST_OUTPUT><RESPONSE><REPORT_LIST><REPORT><ID>11</ID><TITLE>ALFA</TITLE>"
            + "<STATUS><STATE>Finished</STATE></STATUS></REPORT></REPORT_LIST></RESPONSE></REPORT_LIST_OUTPUT>",
            bytes => Checked(bytes, answer => string.Join(", ", new ReportListReader().Read(Answers.Request, answer)
                .Select(report => $"{report.Id} {report.Title}")))),
        new("host based report", ReportXml.AssetData(Generated, ReportXml.Host(11, "10.0.0.1", "0", "ALFA")), ReadReport),
        new("scan report", ReportXml.Scan(Generated, ReportXml.ScannedHost("10.0.0.1", "ALFA")), ReadReport),
        new("zipped report", ReportXml.AssetData(Generated, ReportXml.Host(11, "10.0.0.1", "0", "ALFA")), bytes => ReadReport(Zip(bytes))),
        new("zipped scan report", ReportXml.Scan(Generated, ReportXml.ScannedHost("10.0.0.1", "ALFA")), bytes => ReadReport(Zip(bytes))),
    ];

    /// <summary>The readers of lists.</summary>
    public static IEnumerable<AnyReader> Lists => All.Where(reader => reader.Name.EndsWith("list", StringComparison.Ordinal));

    /// <summary>The readers of reports.</summary>
    public static IEnumerable<AnyReader> Reports => All.Where(reader => reader.Name.EndsWith("report", StringComparison.Ordinal));

    public string Read(string document) => ReadBytes(Encoding.UTF8.GetBytes(document));

    /// <summary>Reads a report out of its file, and says which of a host's facts it tells.</summary>
    public static string ReadReport(byte[] file)
    {
        var facts = new FactTable();
        var reader = new ReportReader(facts, id => id == 11, new ReportWindow(DateTimeOffset.MinValue), 1_000_000);
        var outcome = reader.Read(new MemoryStream(file), "report 1");
        if (outcome != ReportOutcome.Read)
            return outcome.ToString();
        facts.Commit(new ReportDate(reader.Generated, 1), ValueOrigin.Report(1, "t", reader.Generated));
        var found = new ReportKnowledge(facts).Find(new HostRecord(11) { Ip = "10.0.0.1" });
        return found is null ? "" : $"11 {found.DnsName.Text}";
    }

    public static byte[] Zip(byte[] file)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("Scan_Report.xml").Open();
            entry.Write(file);
        }

        return memory.ToArray();
    }

    private static string Checked(byte[] bytes, Func<ApiResponse, string> read)
    {
        using var answer = Answers.Of(bytes);
        return ResponseCheck.FindFault(Answers.Request, answer) is { } fault ? throw fault : read(answer);
    }
}
