using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using QualysPlugin.Settings;
using QualysPlugin.Texts;
using RiskManager.Contracts;
using TestSupport;

namespace QualysPlugin.Tests.Texts;

[TestClass]
public sealed class TranslationTests
{
    private static readonly string Sources = Path.Combine(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Repository")
            .Value!, "src");

    [TestMethod]
    public void Everything_that_the_plugin_says_to_people_is_said_in_Portuguese_too() =>
        Translations.AssertComplete(Path.Combine(Sources, "QualysPlugin"), Words.Catalog, 180);

    [TestMethod]
    public void Everything_that_the_seam_says_to_people_is_said_in_Portuguese_too() =>
        Translations.AssertComplete(
            Path.Combine(Sources, "RiskManager.Contracts"),
            new TextCatalog(typeof(SettingsTexts).Assembly, "RiskManager.Contracts.Texts", "pt-BR"), 6);

    [TestMethod]
    public void Every_label_and_help_text_of_the_form_is_Portuguese_for_whoever_reads_that()
    {
        var english = Language.Speak("en-US", FormTexts);
        var portuguese = Language.Speak("pt-BR", FormTexts);

        Assert.HasCount(english.Count, portuguese);
        Assert.IsEmpty(english.Intersect(portuguese));
        CollectionAssert.Contains(portuguese, "Senha de acesso");
        CollectionAssert.Contains(portuguese, "Um perímetro para todos os ativos novos");
        CollectionAssert.Contains(portuguese, "Europa 1");
    }

    [TestMethod]
    public void Problems_of_the_form_are_Portuguese_for_whoever_reads_that()
    {
        var form = new ImportAssetsSettings
        {
            Name = "n", ServerUrl = "http://elsewhere", AccessAccount = "u", AccessPassword = "p", IpRanges = "10.0.0.9-10.0.0.1",
            Perimeter = "P",
        };

        var problems = Language.Speak(
            "pt-BR", () => form.Validate(new ValidationContext(form)).Select(problem => problem.ErrorMessage).ToList());

        CollectionAssert.AreEqual(
            new[]
            {
                "serverUrl: \"http://elsewhere\" enviaria a senha sem cifra; use https (http só é permitido nesta máquina).",
                "ipRanges: \"10.0.0.9-10.0.0.1\" está invertida: o primeiro endereço é maior que o último.",
            },
            problems);
    }

    [TestMethod]
    [DataRow("pt-BR", "a resposta foi cortada após 1.234 bytes.")]
    [DataRow("pt-AO", "a resposta foi cortada após 1 234 bytes.")]
    [DataRow("de-DE", "the answer was cut off after 1.234 bytes.")]
    [DataRow("", "the answer was cut off after 1,234 bytes.")]
    public void A_language_of_another_country_is_understood_and_one_that_is_not_known_is_answered_in_English(
        string language, string expected) =>
        Assert.AreEqual(
            expected, Words.Of($"the answer was cut off after {1234:N0} bytes.").In(CultureInfo.GetCultureInfo(language))
            .Replace('\u00A0', ' '));

    [TestMethod]
    public void Braces_in_a_name_that_came_from_elsewhere_are_no_placeholders() =>
        Assert.AreEqual("report {0} of {", Words.Term("report {0} of {").ToString());

    private static List<string> FormTexts() =>
    [
        .. typeof(ImportAssetsSettings).GetProperties()
            .SelectMany(property => property.GetCustomAttribute<DisplayAttribute>() is { } display
                ? new[] { display.GetName()!, display.GetDescription()! }
                : []),
        .. typeof(ImportAssetsSettings).GetProperties().SelectMany(property => property.GetCustomAttributes<SuggestionAttribute>())
            .Select(suggestion => suggestion.GetLabel()),
        .. Enum.GetNames<PerimeterMode>()
            .Select(mode => typeof(PerimeterMode).GetField(mode)!.GetCustomAttribute<DisplayAttribute>()!.GetName()!),
    ];
}
