using Microsoft.Playwright;

namespace Browser.Tests.Stage;

/// <summary>The Chromium that is installed on this machine, one for all tests.</summary>
internal static class Chromium
{
    private const string Install = "skipped: no Chromium was found; install it with: apt-get install -y chromium";

    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> Started = new(StartAsync);

    /// <summary>Opens a window of its own: no cookie is shared with another.</summary>
    public static async Task<IPage> OpenAsync(
        Uri address, string locale = "en-US", int width = 1280, int height = 900, ColorScheme colours = ColorScheme.Light,
        string? timeZone = null)
    {
        if (!Places.Any(File.Exists)) Assert.Inconclusive(Install);
        var (_, browser) = await Started.Value;
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            Locale = locale,
            TimezoneId = timeZone,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = colours,
            ReducedMotion = ReducedMotion.Reduce,

            // Certificates of tests are nobody's.
            IgnoreHTTPSErrors = true,
        });
        // Generous, because a build machine may be busy; nothing waits longer than it has to.
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    /// <summary>Ends what was started.</summary>
    public static async Task CloseAsync()
    {
        if (!Started.IsValueCreated) return;
        var (playwright, browser) = await Started.Value;
        await browser.CloseAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var options = new BrowserTypeLaunchOptions { ExecutablePath = Places.First(File.Exists), Args = Arguments, Headless = true };
        return (playwright, await playwright.Chromium.LaunchAsync(options));
    }
}
