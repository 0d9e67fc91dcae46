using Microsoft.Playwright;

namespace Browser.Tests.Stage;

/// <summary>A person without a mouse.</summary>
internal static class Keys
{
    private const int MostStops = 80;

    private const string NameOfFocus =
        "() => { const e = document.activeElement; return e.getAttribute('aria-label') ?? e.labels?.[0]?.innerText?.trim() ?? "
            + "e.innerText?.trim() ?? ''; }";

    /// <summary>Presses Tab until what has this name has the focus.</summary>
    public static async Task PressUntilAsync(this IPage page, string name)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>(NameOfFocus) == name) return;
        }

        Assert.Fail($"\"{name}\" cannot be reached with Tab.");
    }
}
