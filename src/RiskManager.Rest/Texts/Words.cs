using System.Runtime.CompilerServices;
using RiskManager.Contracts;

namespace RiskManager.Rest.Texts;

/// <summary>What this assembly says to people, in English where it is said and in other languages in the resources beside.</summary>
internal static class Words
{
    /// <summary>The translations.</summary>
    public static readonly TextCatalog Catalog = new(typeof(Words).Assembly, "RiskManager.Rest.Texts", "pt-BR");

    /// <summary>A text that is put into the language of its reader. Line breaks of a raw string count as spaces.</summary>
    public static LocalizedText Of(FormattableString english) => Catalog.Text(
        english.Format.Contains('\n')
            ? FormattableStringFactory.Create(english.Format.ReplaceLineEndings(" "), english.GetArguments())
            : english);
}
