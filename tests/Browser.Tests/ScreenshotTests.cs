using Browser.Tests.Stage;
using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>
/// Takes the pictures of README and docs/screens.md, into docs/images where the environment variable asks for it, else into a
/// temporary folder; and, where the variable asks for it, every main screen at three widths in light and dark, into artifacts/screens.
/// </summary>
[TestClass]
public sealed class ScreenshotTests
{
    private const string Variable = "RISKMANAGER_SCREENSHOTS";

    private static bool IsAsked { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    private static string Folder { get; } = IsAsked
        ? Path.Combine(Built.Repository, "docs", "images")
        : Directory.CreateTempSubdirectory("screenshots-").FullName;

    private static (string Name, string Path)[] MainScreens =>
    [
        ("connectors", "/"), ("task-form", PreparedHost.Form), ("runs", $"{PreparedHost.Form}/runs"), ("run", PreparedHost.Run),
        ("run-log", $"{PreparedHost.Run}?view=log"), ("organization", "/organization"), ("asset", PreparedHost.Asset),
        ("findings", "/findings"), ("knowledge-bases", "/knowledge-bases"), ("attributes", "/attributes"),
        ("notifications", "/notifications"), ("nodes", "/nodes"), ("audit", "/audit"),
    ];

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Every_picture_of_the_documentation_can_be_taken()
    {
        await PreparedHost.ReadyAsync();
        (string Name, string Path, int Width, ColorScheme Colours, string Locale)[] pictures =
        [
            ("connectors", "/", 1280, ColorScheme.Light, "en-US"),
            ("task-form", PreparedHost.Form, 1280, ColorScheme.Light, "en-US"),
            ("task-form-portuguese", PreparedHost.Form, 1280, ColorScheme.Light, "pt-BR"),
            ("run", PreparedHost.Run, 1280, ColorScheme.Light, "en-US"),
            ("run-dark", PreparedHost.Run, 1280, ColorScheme.Dark, "pt-BR"),
            ("organization", "/organization", 1280, ColorScheme.Light, "en-US"),
            ("asset", PreparedHost.Asset, 1280, ColorScheme.Light, "en-US"),
            ("audit", "/audit", 1280, ColorScheme.Light, "en-US"),
            ("phone", "/", 390, ColorScheme.Light, "en-US"),
        ];
        foreach (var (name, path, width, colours, locale) in pictures)
        {
            var page = await Chromium.OpenAsync(PreparedHost.Address, locale, width, colours: colours);
            await TakeAsync(page, path, Path.Combine(Folder, $"{name}.png"));
            await page.Context.CloseAsync();
        }
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Every_main_screen_can_be_seen_at_three_widths_in_light_and_dark()
    {
        await PreparedHost.ReadyAsync();
        var folder = IsAsked ? Directory.CreateDirectory(Path.Combine(Built.Repository, "artifacts", "screens")).FullName : Folder;

        // When nobody asks for the pictures, it is enough that they can be taken.
        ColorScheme[] everyColours = IsAsked ? [ColorScheme.Light, ColorScheme.Dark] : [ColorScheme.Dark];
        int[] widths = IsAsked ? [1440, 1024, 390] : [1024];
        foreach (var colours in everyColours)
        {
            foreach (var width in widths)
            {
                var page = await Chromium.OpenAsync(PreparedHost.Address, "en-US", width, colours: colours);
                foreach (var (name, path) in MainScreens)
                    await TakeAsync(page, path, Path.Combine(folder, $"{name}-{width}-{colours}.png"));
                await page.Context.CloseAsync();
            }
        }
    }

    private static async Task TakeAsync(IPage page, string path, string file)
    {
        await page.ShowAsync(path);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = file, FullPage = false });
        Assert.IsGreaterThan(5_000, new FileInfo(file).Length);
    }
}
