using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Platform;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Setup;
using RiskManager.ReferenceHost.Tests.Hosting;
using RiskManagerSimulator.Hosting;
using RiskManagerSimulator.Platform;

namespace RiskManager.ReferenceHost.Tests.Setup;

[TestClass]
public sealed class PlatformSetupTests
{
    [TestMethod]
    public async Task A_risk_manager_that_answers_is_written_with_its_secret_encrypted_and_tasks_use_it()
    {
        await using var simulator = await RunningSimulator.StartAsync(new SimulatorOptions { Port = 0 });
        await using var site = await TestSite.StartAsync(signIn: false);

        var result = await KeepAsync(site, Choice(simulator.Url, "simulator-secret"));

        var config = WebConfig.Read(site.Data);
        Assert.IsTrue(result.Succeeded, string.Join("\n", result.Steps));
        Assert.AreEqual("simulator-secret", PlatformSettings.Find(config)!.ClientSecret);
        Assert.DoesNotContain("simulator-secret", File.ReadAllText(Path.Combine(site.Data, "web.config")));
        Assert.AreEqual(0, simulator.Platform.Journal.Writes);
    }

    [TestMethod]
    public async Task A_refused_application_is_named_and_not_written()
    {
        await using var simulator = await RunningSimulator.StartAsync(new SimulatorOptions { Port = 0 });
        await using var site = await TestSite.StartAsync(signIn: false);

        var result = await KeepAsync(site, Choice(simulator.Url, "wrong-secret"));

        Assert.AreEqual("Risk Manager: application", result.Steps.Single(step => !step.Succeeded).Name);
        Assert.DoesNotContain("wrong-secret", string.Join("\n", result.Steps));
        Assert.IsEmpty(WebConfig.Read(site.Data).Keys);
    }

    [TestMethod]
    [DataRow("", "client", "secret", "Enter the address of Risk Manager")]
    [DataRow("http://riskmanager.example.com/RM", "client", "secret", "https://host/RM is expected")]
    [DataRow("https://riskmanager.example.com/RM", "", "secret", "RiskManager.PlatformClientId is missing")]
    [DataRow("https://riskmanager.example.com/RM", "client", "", "RiskManager.PlatformClientSecret is missing")]
    public async Task What_is_missing_or_malformed_is_named(string url, string client, string secret, string reason)
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var choice = new PlatformChoice { IsRiskManager = true, Url = url, ClientId = client };
        choice.Secret.Enter(secret, choice.Target);

        var refused = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => KeepAsync(site, choice));

        Assert.Contains(reason, refused.Message);
        Assert.IsEmpty(WebConfig.Read(site.Data).Keys);
    }

    [TestMethod]
    public async Task A_kept_secret_is_not_sent_to_another_address()
    {
        await using var simulator = await RunningSimulator.StartAsync(new SimulatorOptions { Port = 0 });
        await using var other = await RunningSimulator.StartAsync(new SimulatorOptions { Port = 0 });
        await using var site = await TestSite.StartAsync(signIn: false);
        await KeepAsync(site, Choice(simulator.Url, "simulator-secret"));
        var choice = PlatformChoice.Of(WebConfig.Read(site.Data));

        var same = await KeepAsync(site, choice);
        choice.Url = other.Url.AbsoluteUri;
        var refused = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => KeepAsync(site, choice));

        Assert.IsTrue(same.Succeeded);
        Assert.Contains("RiskManager.PlatformClientSecret is missing", refused.Message);
    }

    [TestMethod]
    public async Task Choosing_this_host_is_remembered()
    {
        await using var site = await TestSite.StartAsync(signIn: false);

        await KeepAsync(site, new PlatformChoice());

        var overview = await site.Site.Services.GetRequiredService<SetupReader>().ReadAsync(CancellationToken.None);
        Assert.IsTrue(overview.IsDone(SetupStep.Platform));
        Assert.IsNull(PlatformSettings.Find(WebConfig.Read(site.Data)));
    }

    private static PlatformChoice Choice(Uri url, string secret)
    {
        var choice = new PlatformChoice { IsRiskManager = true, Url = url.AbsoluteUri, ClientId = "qualys-import" };
        choice.Secret.Enter(secret, choice.Target);
        return choice;
    }

    private static Task<ConnectionTestResult> KeepAsync(TestSite site, PlatformChoice choice) =>
        site.Site.Services.GetRequiredService<PlatformSetup>().KeepAsync(choice, Account.Local, CancellationToken.None);
}
