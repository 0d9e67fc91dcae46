using QualysPlugin.Api.Http;

namespace QualysPlugin.Tests.Api;

/// <summary>R14, R33: what to do about an account that may not call, and who can do it.</summary>
[TestClass]
public sealed class AccountAdviceTests
{
    [TestMethod]
    [DataRow(2003, 403, "Registration must be completed", "gives it interface access for that one sign-in", false)]
    [DataRow(2003, 409, "Registration must be completed", "gives it interface access for that one sign-in", false)]
    [DataRow(2003, 200, "Service agreement", "gives it interface access for that one sign-in", false)]
    [DataRow(2012, 403, "User license is not authorized to run this API.", "Qualys adds the API to it", false)]
    [DataRow(2000, 401, "Bad Login/Password", "or \"API\" is not ticked in the User Role", true)]
    [DataRow(2000, 401, "Your password has expired", "Else a Qualys Manager sets a new one in the user form", true)]
    [DataRow(4711, 403, "Password expired.", "Else a Qualys Manager sets a new one in the user form", true)]
    [DataRow(2000, 401, "Your account has been locked", "A Qualys Manager unlocks it in the list of users", true)]
    [DataRow(4711, 403, "Account locked", "A Qualys Manager unlocks it in the list of users", true)]
    [DataRow(4711, 403, "Please accept the EULA", "gives it interface access for that one sign-in", false)]
    [DataRow(4711, 403, "This API is not enabled for your subscription", "Qualys adds the API to it", false)]
    [DataRow(4711, 403, "Access from your IP address is not allowed", "adds it to the allowed IP addresses", false)]
    [DataRow(4711, 403, "Something new", "The plugin does not know this code", false)]
    [DataRow(4711, 403, "The report is locked", "The plugin does not know this code", false)]
    [DataRow(7001, 200, "Report of the account locked", "A Qualys Manager unlocks it in the list of users", false)]
    public void Every_refusal_of_an_account_says_what_to_do_and_whether_a_schedule_may_try_again(
        int code, int status, string text, string advice, bool isRefusedLogin)
    {
        var fault = ResponseCheck.FindFault(Answers.Request, Answers.Of(Answers.SimpleReturn(code, text), status))!;

        Assert.AreEqual((ApiFault.Final, isRefusedLogin), (fault.Fault, fault.IsRefusedLogin), fault.Message);
        StringAssert.Contains(fault.Message, $"Qualys says \"{text}\"");
        StringAssert.Contains(fault.Message, advice);
    }

    [TestMethod]
    [DataRow(1965, 409, "This API is locked for another 2 hours", "Rate")]
    [DataRow(1905, 400, "parameter ips is not allowed for your subscription", "Parameter")]
    public void A_text_alone_changes_no_fault_that_its_code_names(int code, int status, string text, string fault)
    {
        var found = ResponseCheck.FindFault(Answers.Request, Answers.Of(Answers.SimpleReturn(code, text), status))!;

        Assert.AreEqual((fault, false), (found.Fault.ToString(), found.IsRefusedLogin));
    }
}
