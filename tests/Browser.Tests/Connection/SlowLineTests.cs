using System.Diagnostics;
using Browser.Tests.Stage;

namespace Browser.Tests.Connection;

/// <summary>What a browser gets before the page is connected with the host.</summary>
[TestClass]
public sealed class SlowLineTests
{
    // 400 ms and 50 KB/s.
    private static readonly Dictionary<string, object> Slow = new()
    {
        ["offline"] = false, ["latency"] = 400, ["downloadThroughput"] = 50_000, ["uploadThroughput"] = 50_000,
    };

    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_slow_line_shows_words_within_three_seconds_and_the_page_within_twelve()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("Network.enable");
        await tools.SendAsync("Network.emulateNetworkConditions", Slow);
        var watch = Stopwatch.StartNew();

        var opening = page.GotoAsync("/");
        await page.GetByText("Connecting to the host…").WaitForAsync();
        var words = watch.Elapsed;
        await opening;
        await page.Locator("h1").WaitForAsync();
        var shown = watch.Elapsed;

        Assert.IsLessThan(3, words.TotalSeconds);
        Assert.IsLessThan(12, shown.TotalSeconds);
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task The_first_page_takes_few_bytes_and_the_next_one_takes_its_files_from_the_browser()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("Network.enable");
        long bytes = 0;
        tools.Event("Network.loadingFinished").OnEvent += (_, data) =>
            Interlocked.Add(ref bytes, (long)data!.Value.GetProperty("encodedDataLength").GetDouble());

        await page.ShowAsync("/");
        var first = Interlocked.Exchange(ref bytes, 0);
        await page.ShowAsync("/audit");
        var next = Interlocked.Read(ref bytes);

        Assert.IsGreaterThan(100_000, first);
        Assert.IsLessThan(190_000, first);
        Assert.IsLessThan(20_000, next);
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task A_browser_without_scripts_is_told_that_they_are_needed()
    {
        await PreparedHost.ReadyAsync();
        var first = await Chromium.OpenAsync(PreparedHost.Address);
        var context = await first.Context.Browser!.NewContextAsync(
            new() { BaseURL = PreparedHost.Address.ToString(), JavaScriptEnabled = false });
        context.SetDefaultTimeout(10_000);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/");

        await page.Locator("#loading noscript p").WaitForAsync();
        Assert.IsFalse(await page.GetByText("Connecting to the host…").IsVisibleAsync());
        await context.CloseAsync();
        await first.Context.CloseAsync();
    }
}
