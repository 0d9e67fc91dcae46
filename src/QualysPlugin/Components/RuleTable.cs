namespace QualysPlugin.Components;

/// <summary>
/// Facts that rules are written out for, row by row: tab-separated lines, of which the first names the columns and the first
/// column says which table a row belongs to. A rule refers to a column as <c>%column%</c>.
/// </summary>
internal sealed class RuleTable
{
    private readonly IReadOnlyList<string> _columns;
    private readonly ILookup<string, string[]> _rows;

    private RuleTable(IReadOnlyList<string> columns, ILookup<string, string[]> rows)
    {
        _columns = columns;
        _rows = rows;
    }

    public static RuleTable None { get; } = new([], Array.Empty<string[]>().ToLookup(_ => ""));

    /// <summary>Reads a data file.</summary>
    /// <param name="fileName">Named in errors.</param>
    /// <param name="text">The content; lines that begin with <c>#</c> are comments.</param>
    /// <exception cref="RuleFileException">A line has more or fewer columns than the first one.</exception>
    public static RuleTable Parse(string fileName, string text)
    {
        var lines = text.Split('\n').Select((line, index) => (Text: line.TrimEnd('\r'), Number: index + 1))
            .Where(line => line.Text.Length > 0 && line.Text[0] != '#')
            .Select(line => (Values: line.Text.Split('\t'), line.Number)).ToList();
        var columns = lines.Count == 0 ? [] : lines[0].Values;
        var problems = lines.Where(line => line.Values.Length != columns.Length)
            .Select(line => $"{fileName}, line {line.Number}: the line has {line.Values.Length} columns instead of {columns.Length}.")
            .ToList();
        if (problems.Count > 0)
            throw new RuleFileException(problems);
        return new RuleTable(columns, lines.Skip(1).Select(line => line.Values).ToLookup(values => values[0], StringComparer.Ordinal));
    }

    /// <summary>The text once for each row of a table, the values in the place of the columns; empty when there is no such table.</summary>
    public IReadOnlyList<string> WriteOut(string table, string text) => [.. _rows[table].Select(row => Fill(text, row))];

    private string Fill(string text, string[] row)
    {
        for (var i = 0; i < row.Length; i++)
            text = text.Replace($"%{_columns[i]}%", row[i]);
        return text;
    }
}
