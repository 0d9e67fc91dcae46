using System.Text.RegularExpressions;
using RiskManager.ReferenceHost.Screens.Accounts;
using RiskManager.ReferenceHost.Screens.Attributes;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Screens.Forms;

/// <summary>No field of any screen cuts a text: each says its limit to screens.js, which refuses longer ones whole.</summary>
[TestClass]
public sealed partial class TextLimitTests
{
    [TestMethod]
    public void No_field_lets_the_browser_cut_what_is_pasted()
    {
        var cutting = Pages().Where(page => page.Text.Contains("maxlength=", StringComparison.OrdinalIgnoreCase)).Select(page => page.Name);

        Assert.IsEmpty(cutting, "Give the field data-limit and a LimitNote instead (docs/screens.md, The form of a task).");
    }

    [TestMethod]
    public void Every_text_field_has_a_limit_and_a_place_where_it_is_said()
    {
        var fields = Pages().SelectMany(page => TextFields(page.Name, page.Text)).ToList();

        Assert.IsGreaterThan(35, fields.Count);
        Assert.IsEmpty(fields.Where(field => !field.HasLimit).Select(field => field.Name), "Give these fields data-limit.");
        Assert.IsEmpty(fields.Where(field => !field.HasNote).Select(field => field.Name), "Put a LimitNote below these fields.");
    }

    [TestMethod]
    public async Task A_field_says_the_limit_of_its_service()
    {
        await using var site = await TestSite.StartAsync(signIn: false);

        var account = await site.RenderAsync<AccountsScreen>();
        var attribute = await site.RenderAsync<AttributesScreen>();

        Assert.MatchesRegex("<input id=\"account-name\"[^>]* data-limit=\"100\"", account);
        Assert.MatchesRegex("<input id=\"new-name\"[^>]* data-limit=\"100\"", attribute);
        Assert.Contains("data-limit-note", attribute);
    }

    private static IEnumerable<(string Name, string Text)> Pages() => Sources.Screens()
        .Where(file => file.EndsWith(".razor", StringComparison.Ordinal)).Select(file => (Path.GetFileName(file), File.ReadAllText(file)));

    /// <summary>The text fields of a page. What is below a field ends with the next field.</summary>
    private static IEnumerable<(string Name, bool HasLimit, bool HasNote)> TextFields(string page, string text)
    {
        var places = Field().Matches(text).Select(match => match.Index).ToList();
        foreach (var (place, next) in places.Zip(places.Skip(1).Append(text.Length)))
        {
            var close = text[place..].StartsWith("<input", StringComparison.Ordinal) ? "/>" : "</textarea>";
            var end = text.IndexOf(close, place, StringComparison.Ordinal);
            var field = text[place..end];
            if (WithoutText().IsMatch(field)) continue;
            yield return (
                $"{page}: {field[..Math.Min(60, field.Length)]}", field.Contains("data-limit=", StringComparison.Ordinal),
                Note().IsMatch(text[end..next]));
        }
    }

    [GeneratedRegex("<(input|textarea)\\b")]
    private static partial Regex Field();

    // Choices, and numbers and days, of which a browser takes no more than there can be.
    [GeneratedRegex("type=\"(checkbox|radio|hidden|number|date|datetime-local)\"")]
    private static partial Regex WithoutText();

    [GeneratedRegex("<LimitNote />|<FieldFoot |@Foot")]
    private static partial Regex Note();
}
