using Browser.Tests.Stage;
using Microsoft.Playwright;

namespace Browser.Tests.Forms;

/// <summary>No field of any screen cuts what is pasted into it.</summary>
[TestClass]
public sealed class TextLimitTests
{
    // Pastes one character too many into every text field, and reads what the field and its note say then.
    private const string PasteTooMuch = """
        () => [...document.querySelectorAll('[data-limit]:not([readonly], [disabled], [type=number], [type=date])')]
            .filter(field => field.checkVisibility()).map(field => {
            const limit = Number(field.dataset.limit);
            const before = field.value;
            const area = field.closest('.field');
            const note = () => [...area.querySelectorAll('[data-limit-note]')].map(each => each.textContent).join('');
            field.focus();
            field.select?.();
            document.execCommand('insertText', false, 'x'.repeat(limit + 1));
            const [length, most] = [limit + 1, limit].map(number => number.toLocaleString('en'));
            const said = `${length} characters, at most ${most} are allowed: nothing was entered.`;
            const isRefused = field.value === before && note() === said;
            return { id: field.id, isRefused, text: `${field.value.length} characters; ${note()}` };
        })
        """;

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Too_long_a_text_is_refused_whole_in_every_field_with_the_limit_said()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        var seen = new HashSet<string>();
        foreach (var screen in PreparedHost.Screens)
        {
            await page.ShowAsync(screen);
            await PasteAsync(page, screen, seen);
        }

        foreach (var (screen, button) in new[]
        {
            (PreparedHost.Asset, "Edit"), ("/organization", "New perimeter"), ("/knowledge-bases", "New knowledge base"),
            ("/notifications", "New recipient"),
        })
        {
            await page.ShowAsync(screen);
            await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Dialog).Locator("[data-limit]").First.WaitForAsync();
            await PasteAsync(page, $"{screen} {button}", seen);
        }

        foreach (var id in new[] { "dialog-name", "field-description", "knowledge-base-id", "target-address", "new-cpe", "audit-text" })
            Assert.Contains(id, seen);
        await page.Context.CloseAsync();
    }

    private static async Task PasteAsync(IPage page, string place, HashSet<string> seen)
    {
        foreach (var field in await page.EvaluateAsync<Pasted[]>(PasteTooMuch))
        {
            seen.Add(field.Id);
            Assert.IsTrue(field.IsRefused, $"{place}, {field.Id}: {field.Text}");
        }
    }

    /// <summary>A field after too much was pasted into it.</summary>
    private sealed class Pasted
    {
        public string Id { get; set; } = "";

        public bool IsRefused { get; set; }

        public string Text { get; set; } = "";
    }
}
