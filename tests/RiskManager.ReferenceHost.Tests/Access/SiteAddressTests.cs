using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;

namespace RiskManager.ReferenceHost.Tests.Access;

[TestClass]
public sealed class SiteAddressTests
{
    [TestMethod]
    [DataRow("http://127.0.0.1:5080", false, false)]
    [DataRow("http://localhost:5080", false, false)]
    [DataRow("http://[::1]:5080", false, false)]
    [DataRow("https://127.0.0.1:5443", false, false)]
    [DataRow("https://0.0.0.0:5443", false, true)]
    [DataRow("https://grc.example.com", false, true)]
    [DataRow("http://127.0.0.1:5080", true, true, DisplayName = "behind a proxy")]
    [DataRow("http://10.0.0.5:5080", true, true, DisplayName = "http behind a proxy")]
    public void Sign_in_is_demanded_wherever_other_machines_can_come_from(string url, bool behindProxy, bool signIn) =>
        Assert.AreEqual(signIn, SiteAddress.Parse(url, behindProxy).SignIn);

    [TestMethod]
    [DataRow("http://0.0.0.0:5080", "passwords would travel unencrypted")]
    [DataRow("http://+:5080", "is no address")]
    [DataRow("ftp://127.0.0.1", "is no address")]
    [DataRow("5080", "is no address")]
    public void Other_addresses_are_refused_with_a_way_out(string url, string reason) =>
        Assert.Contains(reason, Assert.ThrowsExactly<TaskSettingsException>(() => SiteAddress.Parse(url, behindProxy: false)).Message);
}
