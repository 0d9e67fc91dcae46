using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

/// <summary>R34: one platform is one source, whatever name it is called by.</summary>
[TestClass]
public sealed class PlatformNameRunTests
{
    private const string Own = "Qualys:qualysapi.qg2.apps.qualys.com";
    private const string Portal = "Qualys:qualysguard.qg2.apps.qualys.com";

    private readonly RunStage _stage = new();

    public PlatformNameRunTests() => _stage.Qualys.Hold(1, 2, 3);

    [TestMethod]
    [DataRow("https://qualysapi.qg2.apps.qualys.com", "https://qualysguard.qg2.apps.qualys.com")]
    [DataRow("https://qualysguard.qg2.apps.qualys.com", "https://qualysapi.qg2.apps.qualys.com:443")]
    [DataRow("https://qualysapi.qg2.apps.qualys.com.", "https://gateway.qg2.apps.qualys.com")]
    public async Task A_second_run_under_another_name_finds_everything_unchanged(string first, string second)
    {
        await RunAsync(first);

        var result = await RunAsync(second);

        Assert.AreEqual((RunStatus.Complete, 0L, 3L), (result.Status, result.Counts.Created, result.Counts.Unchanged));
        Assert.AreEqual(Own, Sources());
    }

    [TestMethod]
    [DataRow("https://qualysapi.qg2.apps.qualys.com")]
    [DataRow("https://qualysguard.qg2.apps.qualys.com")]
    [DataRow("https://qualysguard.qg2.apps.qualys.com.")]
    public async Task An_installation_that_imported_under_the_portals_name_keeps_that_source(string server)
    {
        await ImportAsBeforeAsync("https://qualysguard.qg2.apps.qualys.com");

        var result = await RunAsync(server);

        Assert.AreEqual((0L, 3L, Portal), (result.Counts.Created, result.Counts.Unchanged, Sources()));
    }

    [TestMethod]
    public async Task Tasks_that_made_two_sources_of_one_platform_keep_theirs()
    {
        await ImportAsBeforeAsync("https://qualysguard.qg2.apps.qualys.com");
        _stage.Platform.Assets["4"] = new StoredAsset(new AssetKey(Own, "4")) { Name = "H4" };

        Assert.AreEqual(Portal, await SourceOfAsync("https://qualysguard.qg2.apps.qualys.com"));
        Assert.AreEqual(Own, await SourceOfAsync("https://qualysapi.qg2.apps.qualys.com"));
    }

    [TestMethod]
    public async Task A_host_that_cannot_count_by_source_gets_the_source_that_earlier_versions_made()
    {
        _stage.CountsSources = false;

        Assert.AreEqual(Portal, await SourceOfAsync("https://qualysguard.qg2.apps.qualys.com"));
        Assert.AreEqual(Own, await SourceOfAsync("https://qualysapi.qg2.apps.qualys.com"));
    }

    [TestMethod]
    public async Task Another_platform_is_another_source()
    {
        await RunAsync("https://qualysapi.qg2.apps.qualys.com");

        Assert.AreEqual("Qualys:qualysapi.qg3.apps.qualys.com", await SourceOfAsync("https://qualysapi.qg3.apps.qualys.com"));
    }

    [TestMethod]
    public async Task A_server_that_is_none_is_refused()
    {
        _stage.Settings.ServerUrl = "qualys";

        await Assert.ThrowsExactlyAsync<TaskSettingsException>(_stage.FindSourceAsync);
    }

    private string Sources() => string.Join(" ", _stage.Platform.Assets.Values.Select(asset => asset.Key.Source).Distinct());

    /// <summary>Imports as earlier versions did, and as hosts do that cannot count by source.</summary>
    private async Task ImportAsBeforeAsync(string server)
    {
        _stage.CountsSources = false;
        await RunAsync(server);
        _stage.CountsSources = true;
    }

    private Task<IntegrationTaskResult> RunAsync(string server)
    {
        _stage.Settings.ServerUrl = server;
        return _stage.RunAsync();
    }

    private Task<string> SourceOfAsync(string server)
    {
        _stage.Settings.ServerUrl = server;
        return _stage.FindSourceAsync();
    }
}
