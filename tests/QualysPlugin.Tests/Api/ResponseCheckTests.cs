using QualysPlugin.Api.Http;

namespace QualysPlugin.Tests.Api;

/// <summary>Decide by code, then by status.</summary>
[TestClass]
public sealed class ResponseCheckTests
{
    [TestMethod]
    [DataRow(1960, 409, "Concurrency")]
    [DataRow(1960, 200, "Concurrency")]
    [DataRow(1920, 409, "Concurrency")]
    [DataRow(1981, 409, "Concurrency")]
    [DataRow(1965, 409, "Rate")]
    [DataRow(1965, 400, "Rate")]
    [DataRow(999, 500, "Transient")]
    [DataRow(1999, 503, "Final")]
    [DataRow(2000, 401, "Final")]
    [DataRow(2000, 200, "Final")]
    [DataRow(2002, 403, "Final")]
    [DataRow(2012, 403, "Final")]
    [DataRow(1905, 400, "Parameter")]
    [DataRow(4711, 500, "Transient")]
    [DataRow(4711, 200, "Final")]
    public void A_code_decides_whatever_the_status_is(int code, int status, string fault)
    {
        var found = ResponseCheck.FindFault(Answers.Request, Answers.Of(Answers.SimpleReturn(code, "Text of Qualys"), status))!;

        Assert.AreEqual((fault, code), (found.Fault.ToString(), found.Code));
        StringAssert.Contains(found.Message, "Text of Qualys");
    }

    [TestMethod]
    [DataRow(1905, "parameter version has invalid value: 5.0", "VersionRetired")]
    [DataRow(1901, "Unrecognized API version", "VersionRetired")]
    [DataRow(1905, "parameter ips has invalid value: 10.0.0.0-x", "Parameter")]
    [DataRow(1901, "This API version is no longer supported", "VersionRetired")]
    [DataRow(2012, "version 2 of the licence", "Final")]
    public void A_version_that_is_not_served_is_told_from_a_refused_filter(int code, string text, string fault) =>
        Assert.AreEqual(
            fault, ResponseCheck.FindFault(Answers.Request, Answers.Of(Answers.SimpleReturn(code, text), 400))!.Fault.ToString());

    [TestMethod]
    [DataRow(409, "Concurrency")]
    [DataRow(429, "Rate")]
    [DataRow(401, "Final")]
    [DataRow(403, "Final")]
    [DataRow(404, "VersionRetired")]
    [DataRow(410, "VersionRetired")]
    [DataRow(202, "Transient")]
    [DataRow(204, "Transient")]
    [DataRow(302, "Final")]
    [DataRow(500, "Transient")]
    [DataRow(502, "Transient")]
    [DataRow(413, "TooMuch")]
    [DataRow(407, "Final")]
    public void Without_a_code_the_status_decides_and_409_is_never_no_data(int status, string fault) =>
        Assert.AreEqual(fault, ResponseCheck.FindFault(Answers.Request, Answers.Of("", status))!.Fault.ToString());

    [TestMethod]
    public void A_refused_login_names_its_three_causes()
    {
        var message = ResponseCheck.FindFault(Answers.Request, Answers.Of(Answers.SimpleReturn(2000, "Bad Login/Password"), 401))!.Message;

        foreach (var cause in new[] { "password", "another Qualys platform", "\"API\" is not ticked in the User Role" })
            StringAssert.Contains(message, cause);
    }

    [TestMethod]
    [DataRow("<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>&nbsp;<br></body></html>", "NotXml")]
    [DataRow("just text", "NotXml")]
    [DataRow("", "Transient")]
    public void What_is_not_a_qualys_answer_is_told_from_one(string body, string fault) =>
        Assert.AreEqual(fault, ResponseCheck.FindFault(Answers.Request, Answers.Of(body))!.Fault.ToString());

    [TestMethod]
    public void A_web_page_in_the_middle_of_a_run_does_not_blame_the_server_url()
    {
        var message = ResponseCheck.FindFault(Answers.Request, Answers.Of("<html><body>Sorry</body></html>"), hasContact: true)!.Message;

        StringAssert.Contains(message, "maintenance");
        Assert.IsFalse(message.Contains("server URL", StringComparison.Ordinal), message);
    }

    [TestMethod]
    [DataRow("\"IP\",\"DNS\"", "A report in another format than XML, such as CSV, has to be generated anew as XML.")]
    [DataRow("<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">\n<p>Sorry<br>", "maintenance")]
    public void Text_that_is_no_XML_in_the_middle_of_a_run_does_not_blame_the_server_url(string body, string advice)
    {
        var message = ResponseCheck.FindFault(Answers.Request, Answers.Of(body), hasContact: true)!.Message;

        StringAssert.Contains(message, "the answer is not XML but");
        StringAssert.Contains(message, advice);
        Assert.IsFalse(message.Contains("server URL", StringComparison.Ordinal), message);
    }

    [TestMethod]
    [DataRow(202, "Qualys accepted the call but did not answer it (HTTP 202).")]
    [DataRow(410, "does not serve this address any more")]
    public void A_status_that_is_rare_has_a_message_of_its_own(int status, string said)
    {
        var message = ResponseCheck.FindFault(Answers.Request, Answers.Of("", status))!.Message;

        StringAssert.Contains(message, said);
        Assert.IsFalse(message.Contains("server URL", StringComparison.Ordinal), message);
    }

    [TestMethod]
    [DataRow(2001, "This account has expired", "The Qualys account has expired")]
    [DataRow(7001, "Report cannot be fetched.", "The report is not finished, or it was deleted.")]
    [DataRow(4711, "Something new", "The plugin does not know this code; Qualys' text says what it means.")]
    public void A_code_is_explained_and_an_unknown_one_shows_the_text_of_Qualys(int code, string text, string advice)
    {
        var message = ResponseCheck.FindFault(Answers.Request, Answers.Of(Answers.SimpleReturn(code, text), 403))!.Message;

        StringAssert.Contains(message, $"Qualys says \"{text}\" (code {code}, HTTP 403). {advice}");
    }

    [TestMethod]
    public void A_page_of_hosts_is_no_fault() => Assert.IsNull(ResponseCheck.FindFault(Answers.Request, Answers.Of(Answers.Page(""))));
}
