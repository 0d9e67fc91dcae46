using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access.OpenId;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Tests.Access.OpenId;

[TestClass]
public sealed class OpenIdSettingsTests
{
    private const string Complete =
        """
        <add key="RiskManager.OpenIdAuthority" value="https://login.example.com/realms/company" />
        <add key="RiskManager.OpenIdClientId" value="riskmanager" /><add key="RiskManager.OpenIdClientSecret" value="env:PATH" />
        <add key="RiskManager.OpenIdReaders" value="/Staff/All Readers; 0b1c" />
        """;

    [TestMethod]
    public void Without_an_address_there_is_no_provider() => Assert.IsNull(OpenIdSettings.Find(Read("")));

    [TestMethod]
    public void What_is_not_said_has_the_usual_values()
    {
        var settings = OpenIdSettings.Find(Read(Complete))!;

        Assert.AreEqual("login.example.com", settings.Name);
        Assert.AreEqual("openid profile", string.Join(' ', settings.Scopes));
        Assert.AreEqual("groups", settings.GroupsClaim);
        Assert.AreEqual(Environment.GetEnvironmentVariable("PATH"), settings.ClientSecret);
        CollectionAssert.AreEqual(new[] { "/Staff/All Readers", "0b1c" }, settings.Readers.ToList());
    }

    [TestMethod]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var problems = Assert.ThrowsExactly<TaskSettingsException>(() => OpenIdSettings.Find(Read(
            """
            <add key="RiskManager.OpenIdAuthority" value="http://login.example.com" />
            <add key="RiskManager.OpenIdClientSecret" value="env:RISKMANAGER_NOT_SET" />
            """))).Problems;

        CollectionAssert.AreEqual(
            new[]
            {
                "RiskManager.OpenIdAuthority is \"http://login.example.com\"; the https:// address of an OpenID provider is expected, "
                + "http:// is for this machine alone.",
                "RiskManager.OpenIdClientId is missing; RiskManager.OpenIdAuthority needs it.",
                "RiskManager.OpenIdClientSecret: the environment variable \"RISKMANAGER_NOT_SET\" is not set or empty.",
                "RiskManager.OpenIdAdministrators and RiskManager.OpenIdReaders name no group, so nobody could sign in with OpenID.",
            },
            problems.Select(problem => problem.ToString()).ToList());
    }

    private static WebConfig Read(string settings)
    {
        using var folder = new TemporaryFolder();
        folder.Write("web.config", $"<configuration><appSettings>{settings}</appSettings></configuration>");
        return WebConfig.Read(folder.Path);
    }
}
