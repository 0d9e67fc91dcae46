using Microsoft.JSInterop;
using NSubstitute;
using RiskManager.ReferenceHost.Screens.Attributes;
using RiskManager.ReferenceHost.Screens.Tables;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Screens;

/// <summary>Every list is shown by one component.</summary>
[TestClass]
public sealed class TablesTests
{
    [TestMethod]
    public async Task A_table_has_columns_headings_for_sorting_and_what_a_person_may_choose()
    {
        await using var site = await TestSite.StartAsync(signIn: false);

        var html = await site.RenderAsync<AttributesScreen>();

        Assert.Contains("data-table=\"attributes\"", html);
        Assert.Contains("aria-label=\"View of the table", html);
        Assert.Contains("data-label=\"Required\"", html);
        Assert.AreEqual(3, html[..html.IndexOf("</thead>", StringComparison.Ordinal)].Split("<th ").Length - 1);
        Assert.Contains("Wrap long values", html);
    }

    [TestMethod]
    public async Task The_browsers_choice_counts_and_is_kept_there()
    {
        var browser = Substitute.For<IJSRuntime>();
        var preferences = new TablePreferences(browser);
        var chosen = new TableView().With("duration", isShown: false).With("extra", isShown: true) with { Wraps = true };

        await preferences.KeepAsync("runs", chosen);

        Assert.IsFalse(preferences.Known("runs").Shows("duration", isUsual: true));
        Assert.IsTrue(preferences.Known("runs").Shows("extra", isUsual: false));
        Assert.IsTrue(preferences.Known("runs").Shows("status", isUsual: true));
        Assert.AreEqual(new TableView(), preferences.Known("audit"));
        var sent = browser.ReceivedCalls().Single().GetArguments();
        Assert.AreEqual("screens.keepTable", sent[0]);
        Assert.AreEqual(chosen, TablePreferences.Parse((string)((object?[])sent[1]!)[1]!));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("null")]
    [DataRow("{\"Hidden\":null}")]
    [DataRow("{\"Hidden\":7}")]
    public void What_the_browser_kept_and_nobody_understands_counts_as_nothing(string? kept) =>
        Assert.AreEqual(new TableView(), TablePreferences.Parse(kept));

    [TestMethod]
    public void A_column_that_is_hidden_and_shown_again_is_as_before() =>
        Assert.AreEqual(
            new TableView { Added = ["by"] }, new TableView().With("by", isShown: false).With("by", isShown: true));

    [TestMethod]
    public void No_screen_has_a_table_of_its_own()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "QualysPlugin.sln"))) root = root.Parent!;
        var screens = Path.Combine(root.FullName, "src", "RiskManager.ReferenceHost", "Screens");
        var others = Directory.EnumerateFiles(screens, "*.razor", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("<table", StringComparison.Ordinal)).Select(Path.GetFileName);

        CollectionAssert.AreEqual(new[] { "DataTable.razor" }, others.ToArray());
    }
}
