using RiskManagerSimulator.Hosting;
using RiskManagerSimulator.Switches;
using TestSupport;

namespace RiskManager.ReferenceHost.Tests.PlatformSimulator;

/// <summary>What docs/risk-manager-simulator.md says is so: its commands work, and it names every switch.</summary>
[TestClass]
public sealed class SimulatorPageTests
{
    private const string Run = "dotnet run --project src/RiskManagerSimulator -- ";
    private const string Address = "http://127.0.0.1:9200";

    private static string Page => File.ReadAllText(Path.Combine(Built.Repository, "docs", "risk-manager-simulator.md"));

    [TestMethod]
    public async Task Every_command_that_starts_the_simulator_works()
    {
        var commands = Commands(Run).ToList();

        foreach (var command in commands)
        {
            var arguments = command[Run.Length..].Split(' ');
            if (arguments.Contains("help"))
            {
                Assert.AreEqual(0, await SimulatorCommand.Create().Parse(arguments).InvokeAsync(), command);
                continue;
            }

            await using var stage = await SimulatorStage.StartSignedOutAsync(arguments);
            Assert.AreEqual(200, (await stage.RequestTokenAsync(SimulatorStage.Credentials())).Status, command);
        }

        Assert.HasCount(6, commands);
    }

    [TestMethod]
    public async Task Every_call_to_a_control_endpoint_works()
    {
        await using var stage = await SimulatorStage.StartAsync();
        var asset = await stage.CreateAssetAsync("srv-17");
        var component = (await stage.PostAsync($"assets/{asset}/components", new { KnowledgeBaseId = "MOD_EN.000133" })).Id;
        var commands = Commands("curl ").ToList();

        foreach (var command in commands)
        {
            var parts = command["curl ".Length..].Split(Address);
            var path = parts[1].Replace("ASSET_ID", $"{asset}", StringComparison.Ordinal)
                .Replace("COMPONENT_ID", $"{component}", StringComparison.Ordinal);
            var body = parts[0].Length == 0 ? null : parts[0][4..^2];
            using var content = new StringContent(body ?? "");
            content.Headers.ContentType = new("application/x-www-form-urlencoded");
            using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, new Uri(path, UriKind.Relative));
            request.Content = body is null ? null : content;
            using var reply = await stage.Client.SendAsync(request);
            Assert.IsTrue(reply.IsSuccessStatusCode, $"{command}: {await reply.Content.ReadAsStringAsync()}");
        }

        Assert.HasCount(18, commands);
    }

    [TestMethod]
    public void The_page_names_every_switch_and_its_argument()
    {
        var page = Page;
        var missing = FaultCatalogue.Instance.All.Concat(AssumptionCatalogue.Instance.All)
            .Select(known => known.Usage).Where(usage => !page.Contains($"`{usage}`", StringComparison.Ordinal));

        Assert.IsEmpty(missing.ToList());
    }

    /// <summary>The lines of the page that are commands of this sort.</summary>
    private static IEnumerable<string> Commands(string start) =>
        Page.Split('\n').Where(line => line.StartsWith(start, StringComparison.Ordinal));
}
