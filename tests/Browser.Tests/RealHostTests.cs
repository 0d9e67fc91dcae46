using Browser.Tests.Stage;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>The screens of a host beside a Risk Manager, as <c>demo --real-host</c> shows them (R31).</summary>
[TestClass]
[DoNotParallelize]
public sealed class RealHostTests
{
    private const string Ready = "Connectors: ";

    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_person_sees_what_was_imported_changes_nothing_and_gets_to_the_asset_in_Risk_Manager()
    {
        var folder = Directory.CreateTempSubdirectory("real-host-").FullName;
        await using var demo = await RunningProgram.StartAsync(
            HostProgram.Command("demo", "--real-host", "--hosts", "30", "--data", folder), "The asset ");
        var said = demo.Said;
        var address = said[(said.IndexOf(Ready, StringComparison.Ordinal) + Ready.Length)..].Split('\n')[0].Trim();
        var page = await Chromium.OpenAsync(new Uri(address));

        await AssertNoBarrierAsync(page, "/organization", "/knowledge-bases", "/attributes");
        await page.ShowAsync("/organization");
        await page.GetByText("The real Risk Manager keeps the organization.").WaitForAsync();
        Assert.AreEqual(0, await page.GetByRole(AriaRole.Button, new() { Name = "New perimeter" }).CountAsync());
        var asset = page.Locator("td a").First;
        var name = await asset.InnerTextAsync();
        await asset.ClickAsync();
        await page.GetByText("The real Risk Manager keeps this asset.").WaitForAsync();
        Assert.AreEqual(0, await page.Locator("main").GetByRole(AriaRole.Button).CountAsync());
        await page.Locator("dd a[href*='/RM/assets/']").ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true }).WaitForAsync();

        StringAssert.Contains(await page.TitleAsync(), "Risk Manager simulator");
        await page.Context.CloseAsync();
        await demo.KillAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task AssertNoBarrierAsync(IPage page, params string[] screens)
    {
        var findings = new List<string>();
        foreach (var path in screens)
        {
            await page.ShowAsync(path);
            var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
            findings.AddRange(result.Violations.Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation => $"{path}: {violation.Id}: {violation.Help}: {violation.Nodes[0].Html}"));
        }

        Assert.IsEmpty(findings, string.Join('\n', findings));
    }
}
