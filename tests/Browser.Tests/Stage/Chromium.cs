using Microsoft.Playwright;

namespace RiskManager.ReferenceHost.BrowserTests.Stage;

/// <summary>The Chromium that is installed on this machine, one for all tests.</summary>
internal static class Chromium
{
    private const string Install = "skipped: no Chromium was found; install it with: apt-get install -y chromium";

    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    /// <summary>Opens a window of its own: no cookie is shared with another.</summary>
    public static async Task<IPage> OpenAsync(Uri address, string locale = "en-US", int width = 1280, int height = 900, ColorScheme colours = ColorScheme.Light)
    {
        var program = Places.FirstOrDefault(File.Exists);
        if (program is null) Assert.Inconclusive(Install);
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = Arguments, Headless = true });
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            Locale = locale,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = colours,
            ReducedMotion = ReducedMotion.Reduce,
        });
        // Generous, because a build machine may be busy; nothing waits longer than it has to.
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    /// <summary>Ends what was started.</summary>
    public static async Task CloseAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
    }
}
