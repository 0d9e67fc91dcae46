using System.Runtime.CompilerServices;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Texts;

/// <summary>
/// What the services of the host say to people, in English where it is said and in other languages in the resources beside. The
/// command line and logs speak English; the screens' own words are in <see cref="Screens.Texts.ScreenTexts"/>.
/// </summary>
internal static class Words
{
    /// <summary>The translations.</summary>
    public static readonly TextCatalog Catalog = new(typeof(Words).Assembly, "RiskManager.ReferenceHost.Texts", "pt-BR");

    /// <summary>A text that is put into the language of its reader. Line breaks of a raw string count as spaces.</summary>
    public static LocalizedText Of(FormattableString english) => Catalog.Text(
        english.Format.Contains('\n')
            ? FormattableStringFactory.Create(english.Format.ReplaceLineEndings(" "), english.GetArguments())
            : english);

    /// <summary>A term that comes as a value: the name of an action.</summary>
    public static LocalizedText Term(string english) =>
        Catalog.Text(FormattableStringFactory.Create(english.Replace("{", "{{").Replace("}", "}}")));
}
