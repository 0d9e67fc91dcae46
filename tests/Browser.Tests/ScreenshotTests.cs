using Microsoft.Playwright;
using Browser.Tests.Stage;

namespace Browser.Tests;

/// <summary>
/// Takes the pictures of README and docs/screens.md, into docs/images where the environment variable asks for it, else into a
/// temporary folder.
/// </summary>
[TestClass]
public sealed class ScreenshotTests
{
    private const string Variable = "RISKMANAGER_SCREENSHOTS";

    private static string Folder { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 }
        ? Path.Combine(Built.Repository, "docs", "images")
        : Directory.CreateTempSubdirectory("screenshots-").FullName;

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
            await page.ShowAsync(path);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}.png"), FullPage = false });
            await page.Context.CloseAsync();
            Assert.IsGreaterThan(5_000, new FileInfo(Path.Combine(Folder, $"{name}.png")).Length);
        }
    }
}
