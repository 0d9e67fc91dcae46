using RiskManager.ReferenceHost.Lists.Files;

namespace RiskManager.ReferenceHost.Lists;

/// <summary>The formats as addresses spell them.</summary>
internal static class ListFormats
{
    public const string Csv = "csv";
    public const string CsvWithBom = "csv-bom";
    public const string Xlsx = "xlsx";

    /// <summary>In the order in which a screen offers them.</summary>
    public static IReadOnlyList<string> All { get; } = [Csv, CsvWithBom, Xlsx];

    /// <summary>Null: there is no such format.</summary>
    public static ListFormat? Find(string? name) => name switch
    {
        null or Csv => ListFormat.Csv,
        CsvWithBom => ListFormat.CsvWithBom,
        Xlsx => ListFormat.Xlsx,
        _ => null,
    };
}
