namespace RiskManagerSimulator.Filters;

/// <summary>Reads the documented part of the filter language: comparisons, three functions, <c>and</c>, <c>or</c>, parentheses.</summary>
internal sealed class FilterParser
{
    private const int MaxDepth = 50;

    private static readonly Dictionary<string, FilterOperator> Operators = new(StringComparer.Ordinal)
    {
        ["eq"] = FilterOperator.Eq,
        ["ne"] = FilterOperator.Ne,
        ["gt"] = FilterOperator.Gt,
        ["ge"] = FilterOperator.Ge,
        ["lt"] = FilterOperator.Lt,
        ["le"] = FilterOperator.Le,
    };

    private static readonly Dictionary<string, FilterOperator> Functions = new(StringComparer.Ordinal)
    {
        ["substringof"] = FilterOperator.SubstringOf,
        ["startswith"] = FilterOperator.StartsWith,
        ["endswith"] = FilterOperator.EndsWith,
    };

    private readonly IReadOnlyList<Lexeme> _words;
    private int _next;
    private int _depth;

    private FilterParser(IReadOnlyList<Lexeme> words) => _words = words;

    private Lexeme Current => _words[_next];

    /// <exception cref="FilterException">The text is no such filter.</exception>
    public static FilterNode Parse(string text)
    {
        var parser = new FilterParser(FilterLexer.Split(text));
        var filter = parser.ReadAnyOf();
        return parser.Current.Kind == LexemeKind.End ? filter : throw parser.Unexpected("\"and\", \"or\" or the end");
    }

    private FilterNode ReadAnyOf() => ReadJoined("or", ReadAllOf, parts => new AnyOf(parts));

    private FilterNode ReadAllOf() => ReadJoined("and", ReadTerm, parts => new AllOf(parts));

    private FilterNode ReadJoined(string word, Func<FilterNode> readPart, Func<IReadOnlyList<FilterNode>, FilterNode> join)
    {
        var parts = new List<FilterNode> { readPart() };
        while (Current.Kind == LexemeKind.Name && Current.Text == word)
        {
            _next++;
            parts.Add(readPart());
        }

        return parts.Count == 1 ? parts[0] : join(parts);
    }

    private FilterNode ReadTerm()
    {
        if (Current.Kind == LexemeKind.Opening)
            return ReadParentheses();
        var name = Take(LexemeKind.Name, "the name of a field");
        if (Functions.TryGetValue(name.Text, out var function))
            return ReadFunction(function);
        var word = Take(LexemeKind.Name, "an operator");
        if (!Operators.TryGetValue(word.Text, out var known))
            throw new FilterException($"\"{word.Text}\" at character {word.Position} is not an operator.");
        return new Comparison(name.Text, known, TakeValue());
    }

    private FilterNode ReadParentheses()
    {
        if (++_depth > MaxDepth)
            throw new FilterException("The filter has too many parentheses inside each other.");
        _next++;
        var inner = ReadAnyOf();
        Take(LexemeKind.Closing, "\")\"");
        _depth--;
        return inner;
    }

    private Comparison ReadFunction(FilterOperator function)
    {
        Take(LexemeKind.Opening, "\"(\"");
        Lexeme field;
        Lexeme value;
        if (function == FilterOperator.SubstringOf)
        {
            value = Take(LexemeKind.Text, "a text in apostrophes");
            Take(LexemeKind.Comma, "\",\"");
            field = Take(LexemeKind.Name, "the name of a field");
        }
        else
        {
            field = Take(LexemeKind.Name, "the name of a field");
            Take(LexemeKind.Comma, "\",\"");
            value = Take(LexemeKind.Text, "a text in apostrophes");
        }

        Take(LexemeKind.Closing, "\")\"");
        return new Comparison(field.Text, function, value);
    }

    private Lexeme TakeValue() => Current.Kind is LexemeKind.Text or LexemeKind.Number or LexemeKind.Date or LexemeKind.Id
        ? _words[_next++] : throw Unexpected("a value");

    private Lexeme Take(LexemeKind kind, string expected) => Current.Kind == kind ? _words[_next++] : throw Unexpected(expected);

    private FilterException Unexpected(string expected) => new(
        Current.Kind == LexemeKind.End
            ? $"The filter ends where {expected} is expected."
            : $"\"{Current.Text}\" at character {Current.Position} is not valid: {expected} is expected.");
}
