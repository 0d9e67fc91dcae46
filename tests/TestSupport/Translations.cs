using System.Globalization;
using System.Text.RegularExpressions;
using RiskManager.Contracts;

namespace TestSupport;

/// <summary>What holds of every catalog of translations.</summary>
public static partial class Translations
{
    private static readonly CultureInfo Portuguese = CultureInfo.GetCultureInfo("pt-BR");

    /// <summary>What the source says is in the catalog, what the catalog holds is said, and no value is lost in translation.</summary>
    public static void AssertComplete(string sources, TextCatalog catalog, int least)
    {
        var spoken = SpokenTexts.In(sources);
        var translated = catalog.All(Portuguese);

        Assert.IsGreaterThanOrEqualTo(least, spoken.Count);
        Assert.AreEqual("", string.Join('\n', spoken.Where(text => !translated.ContainsKey(text))), "Texts without a translation");
        Assert.AreEqual(
            "",
            string.Join('\n', translated.Keys.Where(text => !spoken.Contains(text))),
            "Translations of texts that are not said");
        foreach (var (english, portuguese) in translated)
        {
            Assert.AreNotEqual("", portuguese.Trim(), english);
            CollectionAssert.AreEquivalent(Values(english), Values(portuguese), english);
        }
    }

    private static List<string> Values(string text) => [.. Value().Matches(text).Select(match => match.Groups[1].Value).Distinct()];

    [GeneratedRegex(@"(?<!\{)\{(\d+)[^}]*\}")]
    private static partial Regex Value();
}
