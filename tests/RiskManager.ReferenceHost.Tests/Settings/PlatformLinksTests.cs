using RiskManager.Contracts;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Tests.Settings;

[TestClass]
public sealed class PlatformLinksTests
{
    private static readonly Guid Id = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    [TestMethod]
    [DataRow("")]
    [DataRow("""<add key="RiskManager.PlatformUrl" value=" " />""")]
    public void Without_an_address_this_host_keeps_everything(string keys) => Assert.IsNull(Find(keys));

    [TestMethod]
    public void Without_the_page_of_an_asset_a_link_leads_to_the_start_page()
    {
        var links = Find("""<add key="RiskManager.PlatformUrl" value="https://rm.example.com/RM" />""")!;

        Assert.AreEqual("https://rm.example.com/RM", links.Asset(Id).AbsoluteUri);
    }

    [TestMethod]
    [DataRow("assets/{id}", "https://rm.example.com/RM/assets/0f8fad5b-d9cb-469f-a165-70867728950e")]
    [DataRow("/#/assets/{id}/view", "https://rm.example.com/RM/#/assets/0f8fad5b-d9cb-469f-a165-70867728950e/view")]
    [DataRow("javascript:{id}", "https://rm.example.com/RM/javascript:0f8fad5b-d9cb-469f-a165-70867728950e")]
    public void The_page_of_an_asset_is_below_the_start_page(string page, string link)
    {
        var links = Find(
            $"""
            <add key="RiskManager.PlatformUrl" value="https://rm.example.com/RM/" />
            <add key="RiskManager.PlatformAssetPage" value="{page}" />
            """)!;

        Assert.AreEqual(link, links.Asset(Id).AbsoluteUri);
    }

    [TestMethod]
    [DataRow("http://rm.example.com/RM")]
    [DataRow("rm.example.com")]
    [DataRow("file:///RM")]
    public void A_bad_address_is_refused_with_key_and_value(string address)
    {
        var problem = Assert.ThrowsExactly<TaskSettingsException>(
            () => Find($"""<add key="RiskManager.PlatformUrl" value="{address}" />"""));

        Assert.Contains($"RiskManager.PlatformUrl is \"{address}\"; https://host/RM is expected", problem.Message);
    }

    private static PlatformLinks? Find(string keys)
    {
        using var folder = new TemporaryFolder();
        folder.Write("web.config", $"<configuration><appSettings>{keys}</appSettings></configuration>");
        return PlatformLinks.Find(WebConfig.Read(folder.Path));
    }
}
