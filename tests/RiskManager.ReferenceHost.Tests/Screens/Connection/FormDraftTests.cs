using System.Text.RegularExpressions;
using RiskManager.ReferenceHost.Screens.Drafts;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Screens.Connection;

[TestClass]
public sealed partial class FormDraftTests
{
    private const string InTheAddress = "The filter of a list: it stands in the address as soon as it is used.";
    private const string OfTheView = "Chooses what of a list is shown, and changes nothing.";
    private const string SavedAtOnce = "Saved as soon as the field is left.";
    private const string PartOfAForm = "A part of a form that has a draft.";

    private static readonly Dictionary<string, string> WithoutDraft = new()
    {
        ["AllRunsScreen.razor"] = InTheAddress,
        ["AuditScreen.razor"] = InTheAddress,
        ["FindingsScreen.razor"] = InTheAddress,
        ["KnowledgeBasesScreen.razor"] = InTheAddress,
        ["OrganizationScreen.razor"] = InTheAddress,
        ["PreviewPanel.razor"] = OfTheView,
        ["RunLogView.razor"] = OfTheView,
        ["RunWarningsView.razor"] = OfTheView,
        ["TableOptions.razor"] = "Kept by the browser as soon as it is chosen.",
        ["MissedRunsCard.razor"] = SavedAtOnce,
        ["ChoicesInput.razor"] = PartOfAForm,
        ["ScheduleEditor.razor"] = PartOfAForm,
        ["SecretField.razor"] = PartOfAForm,
        ["SettingsInput.razor"] = PartOfAForm,
        ["PasswordScreen.razor"] = "Passwords are kept nowhere.",
        ["MainLayout.razor"] = "The button that signs out.",
    };

    [TestMethod]
    public void Everything_that_takes_input_keeps_it_over_a_reload_or_is_listed_with_the_reason()
    {
        var pages = Sources.Screens().Where(file => file.EndsWith(".razor", StringComparison.Ordinal))
            .Where(file => Input().IsMatch(File.ReadAllText(file)))
            .ToList();
        var without = pages.Where(file => !File.ReadAllText(file).Contains("<FormDraft ", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).ToList();

        Assert.IsGreaterThan(25, pages.Count);
        CollectionAssert.AreEqual(
            WithoutDraft.Keys.Order(StringComparer.Ordinal).ToList(), without,
            "Put a FormDraft into each of these (docs/screens.md, How they are built): " + string.Join(", ", without));
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

    [GeneratedRegex("<(form|input|select|textarea)\\b")]
    private static partial Regex Input();
}
