using Microsoft.Playwright;

namespace Browser.Tests.Connection;

/// <summary>A form that a person has begun to fill in.</summary>
internal static class HalfFilled
{
    public const string Form = "/connectors/new/qualys.import-assets";

    /// <summary>What the tab of the browser keeps of unsaved input.</summary>
    public static Task<string> KeptAsync(this IPage page) =>
        page.EvaluateAsync<string>("() => Object.entries(sessionStorage).filter(([key]) => key.startsWith('draft:')).join()");

    /// <summary>Waits until the tab keeps a text.</summary>
    public static Task KeepsAsync(this IPage page, string text) =>
        page.WaitForFunctionAsync("text => Object.values(sessionStorage).some(kept => kept.includes(text))", text);
}
