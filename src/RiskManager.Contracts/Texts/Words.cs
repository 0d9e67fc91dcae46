namespace RiskManager.Contracts;

/// <summary>The texts of the contract itself.</summary>
internal static class Words
{
    /// <summary>The translations.</summary>
    public static readonly TextCatalog Catalog = new(typeof(Words).Assembly, "RiskManager.Contracts.Texts", "pt-BR");

    /// <summary>A sentence that is translated when it is read.</summary>
    public static LocalizedText Of(FormattableString english) => Catalog.Text(english);
}
