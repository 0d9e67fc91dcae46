namespace EndToEnd.Tests.Stage;

/// <summary>A folder of recorded answers for the simulator, written by a test.</summary>
internal sealed class RecordedResponses : IDisposable
{
    private readonly List<string> _reports = [];
    private int _pages;

    public RecordedResponses() => Directory.CreateDirectory(Path.Combine(Folder, "host-list"));

    public string Folder { get; } = Directory.CreateTempSubdirectory("responses-").FullName;

    /// <summary>Adds a page of the host list.</summary>
    public RecordedResponses Page(params string[] hosts) => RawPage($"""
        <?xml version="1.0" encoding="UTF-8" ?>
        <!DOCTYPE HOST_LIST_OUTPUT SYSTEM "https://qualysapi.example.test/api/2.0/fo/asset/host/host_list_output.dtd">
        <HOST_LIST_OUTPUT><RESPONSE><DATETIME>2026-11-20T09:50:46Z</DATETIME><HOST_LIST>
        {string.Join("\n", hosts)}
        </HOST_LIST></RESPONSE></HOST_LIST_OUTPUT>
        <!-- CONFIDENTIAL -->
        """);

    /// <summary>Adds a page exactly as written.</summary>
    public RecordedResponses RawPage(string xml)
    {
        File.WriteAllText(Path.Combine(Folder, "host-list", $"{++_pages:000}.xml"), xml);
        return this;
    }

    /// <summary>Adds a report, and lists it as launched at a date.</summary>
    public RecordedResponses Report(long id, string title, string launched, string xml)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "reports")).FullName;
        File.WriteAllText(Path.Combine(folder, $"{id}.xml"), xml);
        _reports.Add(
            $"<REPORT><ID>{id}</ID><TITLE><![CDATA[{title}]]></TITLE>"
            + $"<TYPE>Scan</TYPE><LAUNCH_DATETIME>{launched}</LAUNCH_DATETIME>"
            + "<OUTPUT_FORMAT>XML</OUTPUT_FORMAT><STATUS><STATE>Finished</STATE></STATUS></REPORT>");
        File.WriteAllText(
            Path.Combine(Folder, "reports.xml"),
            $"<REPORT_LIST_OUTPUT><RESPONSE><REPORT_LIST>{string.Join("\n", _reports)}</REPORT_LIST></RESPONSE></REPORT_LIST_OUTPUT>");
        return this;
    }

    public Task<Simulator> ServeAsync() => QualysPlatform.StartAsync("--responses", Folder);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
