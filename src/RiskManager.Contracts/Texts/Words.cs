namespace RiskManager.Contracts;

/// <summary>The texts of the seam itself.</summary>
internal static class Words
{
    /// <summary>Their translations.</summary>
    public static readonly TextCatalog Catalog = new(typeof(Words).Assembly, "RiskManager.Contracts.Texts", "pt-BR");

    /// <summary>A sentence in the language of the caller.</summary>
    public static LocalizedText Of(FormattableString english) => Catalog.Text(english);
}
