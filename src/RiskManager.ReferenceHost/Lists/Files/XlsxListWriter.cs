using System.Globalization;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace RiskManager.ReferenceHost.Lists.Files;

/// <summary>
/// Writes a list as a workbook. Every text is typed as text, so that none can become a formula. A sheet holds 1,048,576 rows; more go into
/// further sheets, each with the header.
/// </summary>
internal static class XlsxListWriter
{
    /// <summary>Rows of a sheet, its header included.</summary>
    public const int MaxRowsOfSheet = 1_048_576;

    /// <summary>The most that a cell holds; longer texts are cut and end with an ellipsis.</summary>
    public const int MaxCharacters = 32_767;

    // Widths and filters would need the rows twice.
    private static readonly OpenXmlConfiguration Streamed = new()
    {
        FastMode = false, EnableAutoWidth = false, AutoFilter = false, TableStyles = TableStyles.None,
        Culture = CultureInfo.InvariantCulture,
    };

    /// <param name="list">The list.</param>
    /// <param name="target">Where the file goes. Some of its bytes are written synchronously, because the ZIP archive does so.</param>
    /// <param name="maxRowsOfSheet">Rows of a sheet, its header included.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public static async Task WriteAsync(
        ExportedList list, Stream target, int maxRowsOfSheet, CancellationToken cancellationToken)
    {
        var header = list.Header.Select(title => title.ToString()).ToList();
        var rows = list.Rows.GetAsyncEnumerator(cancellationToken);
        await using (rows)
        {
            var sheets = new SheetSequence(header, rows, maxRowsOfSheet, await rows.MoveNextAsync());
            await MiniExcel.SaveAsAsync(target, sheets, configuration: Streamed, cancellationToken: cancellationToken);
        }
    }

    /// <summary>The value of a cell: numbers stay numbers, everything else is text.</summary>
    public static object? Cell(object? value)
    {
        if (value is null or int or long) return value;
        var text = CellText.Plain(value);
        if (text.Length <= MaxCharacters) return text;
        var end = char.IsHighSurrogate(text[MaxCharacters - 2]) ? MaxCharacters - 2 : MaxCharacters - 1;
        return text[..end] + "…";
    }
}
