using QualysPlugin.Api;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Versions;
using TestSupport;

namespace QualysPlugin.Tests.Api;

/// <summary>R29.</summary>
[TestClass]
public sealed class ConnectionTestTests
{
    private static readonly QualysAccount Account = new(new Uri("http://127.0.0.1/"), "user", "password");

    [TestMethod]
    public async Task A_platform_without_a_page_for_trying_the_login_can_be_tested_all_the_same()
    {
        var transport =
            new StubTransport(request => request.Path.StartsWith("msp/", StringComparison.Ordinal)
                ? Answers.Of("", 404)
                : Answers.Of(request.Path.Contains("/group/", StringComparison.Ordinal) ? Answers.Groups("") : Answers.Page("")));

        var result = await Try(transport);

        Assert.IsTrue(result.Succeeded, string.Join("\n", result.Steps));
        Assert.HasCount(3, transport.Calls);
    }

    [TestMethod]
    public async Task A_refused_login_is_found_with_one_call()
    {
        var transport = new StubTransport(_ => Answers.Of(Answers.SimpleReturn(2000, "Bad Login/Password"), 401));

        var result = await Try(transport);

        Assert.IsFalse(result.Succeeded);
        StringAssert.Contains(result.Steps[^1].Finding, "another Qualys platform");
        Assert.HasCount(1, transport.Calls);
    }

    [TestMethod]
    public async Task A_refused_login_is_explained_in_the_language_of_whoever_tests()
    {
        var transport = new StubTransport(_ => Answers.Of(Answers.SimpleReturn(2000, "Bad Login/Password"), 401));

        var result = await Language.SpeakAsync("pt-BR", () => Try(transport));

        Assert.AreEqual("Entrada", result.Steps[^1].Name);
        StringAssert.StartsWith(
            result.Steps[^1].Finding, "Qualys, entrada: o Qualys diz \"Bad Login/Password\" (código 2000, HTTP 401). Causas possíveis: ");
    }

    [TestMethod]
    [DataRow("msp/", "<foo/>", "Hosts", true)]
    [DataRow("", "<foo/>", "Hosts", false)]
    [DataRow("asset/host", "<foo/>", "Hosts", false)]
    [DataRow("asset/host", "<HOST_LIST_OUTPUT/>", "Hosts", false)]
    [DataRow("asset/host", "<HOST_LIST_OUTPUT><RESPONSE><ID_SET><ID>seven</ID></ID_SET></RESPONSE></HOST_LIST_OUTPUT>", "Hosts", false)]
    [DataRow("asset/group", "<HOST_LIST_OUTPUT><RESPONSE/></HOST_LIST_OUTPUT>", "Asset groups", false)]
    [DataRow("msp/", "<GENERIC_RETURN><RETURN status=\"FAILED\" number=\"2002\">Inactive</RETURN></GENERIC_RETURN>", "Sign in", false)]
    [DataRow("msp/", "<GENERIC_RETURN><RETURN status=\"FAILED\">Inactive</RETURN></GENERIC_RETURN>", "Sign in", false)]
    [DataRow("msp/", "<ABOUT><WEB-VERSION>10", "Sign in", false)]
    [DataRow("asset/host", "<SIMPLE_RETURN><RESPONSE><TEXT>No access</TEXT></RESPONSE></SIMPLE_RETURN>", "Hosts", false)]
    [DataRow("asset/group", "<ServiceResponse><responseCode>UNAUTHORIZED</responseCode></ServiceResponse>", "Asset groups", false)]
    public async Task Only_answers_that_an_import_can_read_pass(string path, string answer, string step, bool passes)
    {
        var transport = new StubTransport(request => Answers.Of(
            request.Path.Contains(path, StringComparison.Ordinal) ? answer
            : request.Path.StartsWith("msp/", StringComparison.Ordinal) ? "<ABOUT><WEB-VERSION>10</WEB-VERSION></ABOUT>"
            : request.Path.Contains("/group/", StringComparison.Ordinal) ? Answers.Groups("")
            : Answers.Page("")));

        var result = await Try(transport);

        Assert.AreEqual(passes, result.Succeeded, string.Join("\n", result.Steps));
        Assert.AreEqual(passes, result.Steps.Single(tried => tried.Name == step).Succeeded, string.Join("\n", result.Steps));
    }

    [TestMethod]
    public async Task An_address_is_not_said_to_be_itself()
    {
        var step = (await Try(new StubTransport(_ => Answers.Of("<ABOUT>")))).Steps[0];

        Assert.AreEqual(("Name of the server", "127.0.0.1 is an address, so no name has to be resolved."), (step.Name, step.Finding));
    }

    private static Task<RiskManager.Contracts.ConnectionTestResult> Try(StubTransport transport) =>
        new ConnectionTest(Account, null, transport.Caller(), new PlatformVersions(new ApiVersionMemory(), null))
            .RunAsync(CancellationToken.None);
}
