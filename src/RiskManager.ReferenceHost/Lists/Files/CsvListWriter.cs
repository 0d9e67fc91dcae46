using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace RiskManager.ReferenceHost.Lists.Files;

/// <summary>Writes a list as CSV after RFC 4180: commas, CR LF after every row, quotation marks where a cell needs them.</summary>
internal static class CsvListWriter
{
    private const int BufferSize = 32 * 1024;

    private static readonly CsvConfiguration Rfc4180 = new(CultureInfo.InvariantCulture)
    {
        Delimiter = ",", NewLine = "\r\n", Escape = '"', Quote = '"',

        // By itself the library quotes no line feed without a carriage return.
        ShouldQuote = cell => cell.Field.AsSpan().ContainsAny("\",\r\n"),
    };

    public static async Task WriteAsync(ExportedList list, Stream target, bool withBom, CancellationToken cancellationToken)
    {
        var text = new StreamWriter(target, new UTF8Encoding(withBom), BufferSize, leaveOpen: true);
        var csv = new CsvWriter(text, Rfc4180, leaveOpen: true);
        foreach (var title in list.Header) csv.WriteField(CellText.Guarded(title.ToString()));
        await csv.NextRecordAsync();
        await foreach (var row in list.Rows.WithCancellation(cancellationToken))
        {
            foreach (var cell in row) csv.WriteField(CellText.Guarded(cell));
            await csv.NextRecordAsync();
        }

        // Neither is disposed of after an error: what they hold back must not reach the target then.
        await csv.FlushAsync();
        await text.FlushAsync(cancellationToken);
    }
}
