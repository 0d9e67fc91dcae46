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
    public void A_page_of_hosts_is_no_fault() => Assert.IsNull(ResponseCheck.FindFault(Answers.Request, Answers.Of(Answers.Page(""))));
}
