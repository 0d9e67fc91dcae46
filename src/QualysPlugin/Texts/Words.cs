using System.Runtime.CompilerServices;
using RiskManager.Contracts;

namespace QualysPlugin.Texts;

/// <summary>
/// What the plugin says to people, in English where it is said and in other languages in the resources beside. The log of a run
/// is for support and speaks English.
/// </summary>
internal static class Words
{
    /// <summary>The translations.</summary>
    public static readonly TextCatalog Catalog = new(typeof(Words).Assembly, "QualysPlugin.Texts", "pt-BR");

    /// <summary>A sentence that is shown in the reader's language.</summary>
    public static LocalizedText Of(FormattableString english) => Catalog.Text(english);

    /// <summary>Several sentences, each with a translation of its own.</summary>
    public static FormattableString Sentences(params LocalizedText[] sentences) =>
        FormattableStringFactory.Create(string.Join(" ", sentences.Select((_, index) => "{" + index + "}")), sentences);

    /// <summary>A term that comes as a value: the name of a call to Qualys.</summary>
    public static LocalizedText Term(string english) =>
        Catalog.Text(FormattableStringFactory.Create(english.Replace("{", "{{").Replace("}", "}}")));
}
