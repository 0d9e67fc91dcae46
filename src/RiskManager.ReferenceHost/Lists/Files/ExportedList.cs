using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Lists.Files;

/// <summary>A list on its way out: a header, and rows that are read while they are written.</summary>
/// <param name="FileName">The name of its file, without the ending.</param>
/// <param name="Header">The titles of the columns, no two of them the same in any language.</param>
/// <param name="Rows">The rows. A cell is a text, a whole number, a moment or null.</param>
internal sealed record ExportedList(string FileName, IReadOnlyList<LocalizedText> Header, IAsyncEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>A list whose columns are values of its entries.</summary>
    public static ExportedList Of<T>(string fileName, IAsyncEnumerable<T> entries, IReadOnlyList<ListColumn<T>> columns) =>
        new(
            fileName,
            [.. columns.Select(column => column.Title)],
            entries.Select(entry => (IReadOnlyList<object?>)[.. columns.Select(column => column.Value(entry))]));
}
