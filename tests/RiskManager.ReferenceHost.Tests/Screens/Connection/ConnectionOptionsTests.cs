using RiskManager.ReferenceHost.Screens.Connection;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Tests.Screens.Connection;

[TestClass]
public sealed class ConnectionOptionsTests
{
    [TestMethod]
    public void A_page_is_kept_for_ten_minutes_or_as_long_as_web_config_says()
    {
        using var folder = new TemporaryFolder();
        Assert.AreEqual(TimeSpan.FromMinutes(10), ConnectionOptions.Of(WebConfig.Read(folder.Path)).Retention);

        File.WriteAllText(
            folder.File("web.config"),
            """<configuration><appSettings><add key="RiskManager.PageRetentionSeconds" value="30" /></appSettings></configuration>""");

        Assert.AreEqual(TimeSpan.FromSeconds(30), ConnectionOptions.Of(WebConfig.Read(folder.Path)).Retention);
    }

    [TestMethod]
    public void A_side_that_says_that_it_is_there_may_be_late_three_times()
    {
        var options = new ConnectionOptions();

        Assert.IsGreaterThanOrEqualTo(3 * options.KeepAlive, options.SilenceLimit);
    }
}
