using System.Data;
using System.Globalization;

namespace RiskManager.ReferenceHost.Lists.Files;

/// <summary>
/// The sheets of a workbook, made one after the other while the rows last. The library takes several sheets as a dictionary alone, and
/// walks along it once: this one has no entries of its own, only the walk.
/// </summary>
internal sealed class SheetSequence(
    IReadOnlyList<string> header, IAsyncEnumerator<IReadOnlyList<object?>> rows, int maxRowsOfSheet, bool hasRows)
    : Dictionary<string, object>, IEnumerable<KeyValuePair<string, object>>
{
    private bool _hasMore = hasRows;

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator()
    {
        // A list without rows still has its header.
        if (!_hasMore) yield return new KeyValuePair<string, object>(NameOf(1), EmptySheet());
        for (var number = 1; _hasMore; number++) yield return new KeyValuePair<string, object>(NameOf(number), SheetAsync());
    }

    private DataTableReader EmptySheet()
    {
        using var table = new DataTable();
        table.Locale = CultureInfo.InvariantCulture;
        foreach (var title in header) table.Columns.Add(title);
        return table.CreateDataReader();
    }

    private static string NameOf(int number) => $"List {number}";

    private async IAsyncEnumerable<IDictionary<string, object?>> SheetAsync()
    {
        for (var written = 1; _hasMore && written < maxRowsOfSheet; written++)
        {
            var row = new Dictionary<string, object?>(header.Count);
            for (var column = 0; column < header.Count; column++) row.Add(header[column], XlsxListWriter.Cell(rows.Current[column]));
            yield return row;
            _hasMore = await rows.MoveNextAsync();
        }
    }
}
