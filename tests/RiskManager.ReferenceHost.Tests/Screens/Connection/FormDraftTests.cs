using System.Text.RegularExpressions;
using RiskManager.ReferenceHost.Screens.Drafts;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Screens.Connection;

[TestClass]
public sealed partial class FormDraftTests
{
    // A search, the button that signs out, and a choice of one from a list have nothing to lose; passwords are kept nowhere.
    private static readonly string[] WithoutInput =
        ["ChoiceDialog.razor", "ComparisonScreen.razor", "MainLayout.razor", "PasswordScreen.razor"];

    [TestMethod]
    public void Every_form_that_takes_input_keeps_it_over_a_reload()
    {
        var forms = Sources.Screens().Where(file => file.EndsWith(".razor", StringComparison.Ordinal))
            .Where(file => Form().IsMatch(File.ReadAllText(file)))
            .ToList();
        var without = forms.Where(file => !File.ReadAllText(file).Contains("<FormDraft ", StringComparison.Ordinal))
            .Select(Path.GetFileName).Except(WithoutInput);

        Assert.IsGreaterThan(8, forms.Count);
        Assert.IsEmpty(without, "Put a FormDraft into each of these forms (docs/screens.md, How they are built).");
    }

    [TestMethod]
    public async Task The_note_of_a_draft_is_there_but_hidden_and_speaks_the_language_of_the_person()
    {
        await using var site = await TestSite.StartAsync(signIn: false);

        var html = await site.RenderAsync<FormDraft>("pt-BR", new Dictionary<string, object?> { ["Name"] = "task" });

        Assert.Contains("data-draft=\"task\"", html);
        Assert.Contains("data-restored hidden", html);
        Assert.Contains("O que você não tinha salvado foi restaurado.", html);
    }

    [GeneratedRegex("<form (?![^>]*role=\"search\")")]
    private static partial Regex Form();
}
