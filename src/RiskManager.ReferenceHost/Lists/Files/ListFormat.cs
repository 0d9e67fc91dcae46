namespace RiskManager.ReferenceHost.Lists.Files;

/// <summary>What a list can be written as.</summary>
internal enum ListFormat
{
    /// <summary>CSV after RFC 4180, UTF-8.</summary>
    Csv,

    /// <summary>CSV with a byte order mark, by which Excel recognizes UTF-8.</summary>
    CsvWithBom,

    /// <summary>A workbook of Excel.</summary>
    Xlsx,
}
