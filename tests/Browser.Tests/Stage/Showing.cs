using System.Text.RegularExpressions;
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

    /// <summary>
    /// Waits until the address of the page fits. To wait for the navigation instead would miss one that ended before the waiting began.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="pattern">A regular expression.</param>
    public static Task AddressFitsAsync(this IPage page, string pattern) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex(pattern), new() { Timeout = 30_000 });
}
