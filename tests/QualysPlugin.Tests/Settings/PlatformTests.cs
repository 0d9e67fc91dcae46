using QualysPlugin.Settings;

namespace QualysPlugin.Tests.Settings;

/// <summary>R33, R34: the names of Qualys' platforms.</summary>
[TestClass]
public sealed class PlatformTests
{
    [TestMethod]
    [DataRow("https://qualysapi.qualys.com", "https://gateway.qg1.apps.qualys.com/")]
    [DataRow("https://qualysapi.qg2.apps.qualys.com", "https://gateway.qg2.apps.qualys.com/")]
    [DataRow("https://qualysapi.qg3.apps.qualys.com", "https://gateway.qg3.apps.qualys.com/")]
    [DataRow("https://qualysapi.qg4.apps.qualys.com", "https://gateway.qg4.apps.qualys.com/")]
    [DataRow("https://qualysapi.qualys.eu", "https://gateway.qg1.apps.qualys.eu/")]
    [DataRow("https://qualysapi.qg2.apps.qualys.eu", "https://gateway.qg2.apps.qualys.eu/")]
    [DataRow("https://qualysapi.qg3.apps.qualys.it", "https://gateway.qg3.apps.qualys.it/")]
    [DataRow("https://qualysapi.qg1.apps.qualys.in", "https://gateway.qg1.apps.qualys.in/")]
    [DataRow("https://qualysapi.qg1.apps.qualys.ca", "https://gateway.qg1.apps.qualys.ca/")]
    [DataRow("https://qualysapi.qg1.apps.qualys.ae", "https://gateway.qg1.apps.qualys.ae/")]
    [DataRow("https://qualysapi.qg1.apps.qualys.co.uk", "https://gateway.qg1.apps.qualys.co.uk/")]
    [DataRow("https://qualysapi.qg1.apps.qualys.com.au", "https://gateway.qg1.apps.qualys.com.au/")]
    [DataRow("https://qualysapi.qg1.apps.qualysksa.com", "https://gateway.qg1.apps.qualysksa.com/")]
    [DataRow("https://qualysapi.gov1.qualys.us", "https://gateway.gov1.qualys.us/")]
    [DataRow("https://private.example.test:8443/qualys/", "https://private.example.test:8443/")]
    [DataRow("http://127.0.0.1:9100", "http://127.0.0.1:9100/")]
    public void The_gateway_follows_from_the_server(string server, string gateway) =>
        Assert.AreEqual(gateway, Read(server).Gateway.ToString());

    [TestMethod]
    [DataRow("https://qualysapi.qualys.com:443")]
    [DataRow("https://qualysapi.qualys.com.")]
    [DataRow("https://qualysapi.qualys.com.:443/")]
    [DataRow("https://qualysguard.qualys.com")]
    [DataRow("https://QualysGuard.Qualys.com./")]
    [DataRow("https://gateway.qg1.apps.qualys.com")]
    public void Every_name_of_a_platform_is_the_same_source_with_the_same_limits(string server)
    {
        var platform = Read(server);

        Assert.AreEqual(
            ("Qualys:qualysapi.qualys.com", "qualysapi.qualys.com", "https://gateway.qg1.apps.qualys.com/"),
            (platform.Source, platform.Server, platform.Gateway.ToString()));
    }

    [TestMethod]
    [DataRow("https://qualysapi.qualys.com:8443", "Qualys:qualysapi.qualys.com:8443")]
    [DataRow("https://qualysguard.example.test", "Qualys:qualysguard.example.test")]
    [DataRow("https://private.example.test.:8443", "Qualys:private.example.test:8443")]
    public void A_server_that_is_not_one_of_Qualys_own_has_its_own_source(string server, string source) =>
        Assert.AreEqual(source, Read(server).Source);

    [TestMethod]
    public void Calls_go_to_the_name_that_was_entered_without_a_dot_at_its_end()
    {
        Assert.AreEqual("https://qualysguard.qualys.com/", Read("https://qualysguard.qualys.com.").BaseUrl.ToString());
        Assert.AreEqual("https://private.example.test:8443/qualys/", Read("https://private.example.test.:8443/qualys").BaseUrl.ToString());
    }

    [TestMethod]
    public void What_earlier_versions_made_of_any_name_is_known()
    {
        var platform = Read("https://qualysguard.qualys.eu.");

        Assert.AreEqual("Qualys:qualysguard.qualys.eu.", platform.TypedSource);
        CollectionAssert.AreEquivalent(
            new[]
            {
                "Qualys:qualysapi.qualys.eu.", "Qualys:qualysguard.qualys.eu", "Qualys:gateway.qg1.apps.qualys.eu",
                "Qualys:gateway.qg1.apps.qualys.eu.",
            },
            platform.OtherSources.ToArray());
    }

    private static Platform Read(string server)
    {
        Assert.IsTrue(Platform.TryParse(server, out var platform, out var problem), problem?.ToString());
        return platform;
    }
}
