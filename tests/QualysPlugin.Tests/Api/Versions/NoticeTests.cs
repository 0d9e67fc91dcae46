using System.Net;
using QualysPlugin.Api;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Versions;
using QualysPlugin.Api.Xml;
using QualysPlugin.Filters;

namespace QualysPlugin.Tests.Api.Versions;

/// <summary>What Qualys says beside its answers is told, and is no next page.</summary>
[TestClass]
public sealed class NoticeTests
{
    private const string Hosts = "<HOST_LIST><HOST><ID>7</ID></HOST></HOST_LIST>";

    private readonly List<string> _notices = [];

    [TestMethod]
    [DataRow("<CODE>1980</CODE>", true, null)]
    [DataRow("<CODE> 1980 </CODE><URL>https://q.example.test/?action=list</URL>", true, null)]
    [DataRow("<URL>\n<![CDATA[https://q.example.test/?a=b&id_min=12]]>\n</URL>", true, null)]
    [DataRow("<CODE>77</CODE><URL>https://q.example.test/?id_min=12</URL>", true, null)]
    [DataRow("<CODE>77</CODE><TEXT>Some data\n is late.</TEXT>", false, "77: Some data is late.")]
    [DataRow("<TEXT>See</TEXT><URL>https://q.example.test/end.htm</URL>", false, "See https://q.example.test/end.htm")]
    [DataRow("", false, null)]
    public void Only_code_1980_and_a_URL_with_an_id_min_are_a_next_page(string warning, bool hasNext, string? notice)
    {
        var page = $"<WARNING>{warning}</WARNING>";

        var whole = new HostListReader(_notices.Add).Read(Answers.Request, Answers.Of(Answers.Page(Hosts, page)));
        var ids = new IdListReader(_notices.Add).Read(Answers.Request, Answers.Of(Answers.Page("<ID_SET><ID>7</ID></ID_SET>", page)));
        var groups = new AssetGroupReader(_notices.Add).Read(Answers.Request, Answers.Of(Answers.Groups(page)), []);

        Assert.AreEqual((hasNext, hasNext, hasNext), (whole.Next is not null, ids.Next is not null, groups is not null));
        CollectionAssert.AreEqual(notice is null ? [] : new[] { notice, notice, notice }, _notices);
    }

    [TestMethod]
    public void A_notice_after_a_next_page_hides_neither()
    {
        var page = new HostListReader(_notices.Add).Read(Answers.Request, Answers.Of(Answers.Page(
            Hosts,
            "<WARNING><CODE>1980</CODE><URL>?id_min=8</URL></WARNING><WARNING><TEXT>Version 5.0 is deprecated.</TEXT></WARNING>")));

        Assert.AreEqual(8L, page.Next!.IdMin);
        Assert.AreEqual("Version 5.0 is deprecated.", _notices.Single());
    }

    [TestMethod]
    [DataRow("<WARNING><CODE>1980</CODE><URL>?id_min=8&amp;x=1</URL></WARNING>", 8L, null)]
    [DataRow("<WARNING><TEXT><![CDATA[Version 5.0 is deprecated.]]></TEXT></WARNING>", null, "Version 5.0 is deprecated.")]
    public void The_warnings_of_a_damaged_page_are_told_apart_too(string warning, long? next, string? notice)
    {
        var page = new HostListReader(_notices.Add).Read(Answers.Request, Answers.Of(Answers.Page(
            "<HOST_LIST><HOST><ID>7</ID></HOST><HOST><ID>x</ID></HOST></HOST_LIST>", warning)));

        Assert.HasCount(1, page.Rejected);
        Assert.AreEqual(next, page.Next?.IdMin);
        Assert.AreEqual(notice, _notices.Distinct().SingleOrDefault());
    }

    [TestMethod]
    public void The_list_of_reports_passes_on_its_warnings()
    {
        var reports = new ReportListReader(_notices.Add).Read(Answers.Request, Answers.Of(
            "<REPORT_LIST_OUTPUT><RESPONSE><REPORT_LIST><REPORT><ID>5</ID></REPORT></REPORT_LIST>"
            + "<WARNING><TEXT>Old reports are not listed.</TEXT></WARNING></RESPONSE></REPORT_LIST_OUTPUT>"));

        Assert.HasCount(1, reports);
        Assert.AreEqual("Old reports are not listed.", _notices.Single());
    }

    [TestMethod]
    [DataRow("Version 5.0 reaches its end of service on 2027-06-30.", "2027-06-30")]
    [DataRow("EOS Timeline: April 2026, EOL Timeline: October 2026", "2026-04")]
    [DataRow("This API will be retired on June 30, 2027.", "2027-06-30")]
    [DataRow("Deprecated as of 1st Sept. 2027", "2027-09-01")]
    [DataRow("Sunset: Wed, 30 Jun 2027 23:59:59 GMT", "2027-06-30")]
    [DataRow("Deprecation: @1814313600", "2027-06-30")]
    [DataRow("no longer supported", null)]
    [DataRow("discontinued on 2027-13-45", null)]
    [DataRow("discontinued on 31 Feb 2027", "2027-02")]
    public void The_end_of_a_version_is_recognized_with_its_date(string text, string? date)
    {
        Assert.IsTrue(VersionEnd.IsAnnouncedIn(text));
        Assert.AreEqual(date, VersionEnd.FindDate(text));
    }

    [TestMethod]
    [DataRow("1,000 record limit exceeded. Use URL to get next batch of results.")]
    [DataRow("Scan results are being processed.")]
    public void Other_texts_announce_no_end(string text) => Assert.IsFalse(VersionEnd.IsAnnouncedIn(text));

    [TestMethod]
    public async Task Each_text_is_a_warning_once_however_many_pages_hold_it()
    {
        var transport = new StubTransport(request => Answers.Of(
            Answers.Page("<ID_SET><ID>1</ID></ID_SET>", "<WARNING><TEXT>Version 5.0 ends: end of life on 2027-06-30</TEXT></WARNING>"))
            with { Notices = ["Sunset: Wed, 30 Jun 2027 23:59:59 GMT", "Warning: 299 - \"Busy\""] });
        var inventory = new HostInventory(transport.Caller(), 2, new PlatformVersions(new ApiVersionMemory(), null), _notices.Add);

        await inventory.ListIdsAsync(new HostFilterPass(null, null, null), CancellationToken.None);
        await inventory.ListIdsAsync(new HostFilterPass(null, null, null), CancellationToken.None);

        CollectionAssert.AreEqual(
            new[]
            {
                "Qualys announces the end of version 5.0 of the host list API (2027-06-30): \"Sunset: Wed, 30 Jun 2027 23:59:59 GMT\"",
                "Qualys adds a warning to its answer (host list, version 5.0): \"Warning: 299 - \"Busy\"\"",
                "Qualys announces the end of version 5.0 of the host list API (2027-06-30): "
                    + "\"Version 5.0 ends: end of life on 2027-06-30\"",
            },
            _notices);
        await inventory.DisposeAsync();
    }

    [TestMethod]
    public void Headers_about_the_life_of_an_API_are_read_and_no_others()
    {
        using var response = new HttpResponseMessage(HttpStatusCode.OK);
        response.Headers.TryAddWithoutValidation("X-RateLimit-Remaining", "5");
        response.Headers.TryAddWithoutValidation("Sunset", "Wed, 30 Jun 2027 23:59:59 GMT");
        response.Headers.TryAddWithoutValidation("X-API-EOL", "2027-06-30");
        response.Headers.TryAddWithoutValidation("X-Geolocation", "x");

        CollectionAssert.AreEqual(
            new[] { "Sunset: Wed, 30 Jun 2027 23:59:59 GMT", "X-API-EOL: 2027-06-30" },
            ApiResponse.ReadNotices(response.Headers).ToArray());
    }

}
