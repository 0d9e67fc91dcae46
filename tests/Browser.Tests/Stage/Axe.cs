using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Browser.Tests.Stage;

/// <summary>axe-core, which comes with every page of a window and is asked in the page.</summary>
internal static class Axe
{
    private const string Script = "Deque.AxeCore.Commons.Resources.axe.min.js";

    private static readonly Lazy<string> Source = new(() =>
    {
        using var stream = typeof(AxeRunOptions).Assembly.GetManifestResourceStream(Script)
            ?? throw new InvalidOperationException($"The package has no {Script}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <summary>Puts axe-core into every page that the window will open.</summary>
    public static Task AddAxeAsync(this IPage page) => page.AddInitScriptAsync(Source.Value);

    /// <summary>What any rule finds, of whatever impact.</summary>
    public static Task<string[]> FindBarriersAsync(this IPage page) => page.EvaluateAsync<string[]>(Run("{}"));

    /// <summary>What cannot be read for its colours.</summary>
    public static Task<string[]> FindPoorContrastAsync(this IPage page) =>
        page.EvaluateAsync<string[]>(Run("{ runOnly: ['color-contrast'] }"));

    private static string Run(string options) =>
        $$"""
        async () => {
            const result = await axe.run(document, Object.assign({ resultTypes: ['violations'] }, {{options}}));
            return result.violations.flatMap(violation => violation.nodes.map(
                node => `${violation.impact}: ${violation.id}: ${violation.help}: ${node.html.slice(0, 300)}`));
        }
        """;
}
