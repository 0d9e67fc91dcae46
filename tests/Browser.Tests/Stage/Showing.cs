using Microsoft.Playwright;

namespace Browser.Tests.Stage;

/// <summary>Waits that every look at a screen needs.</summary>
internal static class Showing
{
    /// <summary>Opens a screen and waits until it shows its data.</summary>
    public static async Task ShowAsync(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.Locator("h1").WaitForAsync();
        await page.WaitForFunctionAsync("() => !document.querySelector('main').innerText.includes('Loading…')");
        await page.EvaluateAsync("() => document.activeElement?.blur()");
    }
}
