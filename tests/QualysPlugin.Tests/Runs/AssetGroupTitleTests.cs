using QualysPlugin.Api.Xml;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

/// <summary>A title of an asset group is recognized whatever white space it is written with (R2).</summary>
[TestClass]
public sealed class AssetGroupTitleTests
{
    private readonly RunStage _stage = new();

    [TestMethod]
    [DataRow("Web  servers", "Web  servers")]
    [DataRow("Web servers", "Web  servers")]
    [DataRow("Web  servers", "Web servers")]
    [DataRow("Web\u00A0servers", "Web servers")]
    [DataRow("Web servers", "Web\u00A0\u2003servers")]
    [DataRow(" Web\r\n\tservers ", "Web servers")]
    [DataRow("WEB  SERVERS", "Web servers")]
    public async Task A_title_is_compared_with_single_blanks_on_both_sides(string chosen, string registered)
    {
        var result = await ImportAsync(registered, chosen);

        Assert.AreEqual(RunStatus.Complete, result.Status, result.Error);
    }

    [TestMethod]
    [DataRow("Webservers", "Web servers")]
    [DataRow("Web servers", "Web-servers")]
    public async Task A_title_that_differs_in_more_is_refused(string chosen, string registered)
    {
        var result = await ImportAsync(registered, chosen);

        Assert.AreEqual(RunStatus.Failed, result.Status);
        StringAssert.Contains(result.Error, $"It sees: \"{registered}\".");
    }

    private Task<IntegrationTaskResult> ImportAsync(string registered, string chosen)
    {
        _stage.Qualys.Hold(1);
        _stage.Qualys.Groups.Add(new AssetGroup("7", registered));
        _stage.Settings.AssetGroups = [chosen];
        return _stage.RunAsync();
    }
}
