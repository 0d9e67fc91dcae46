using System.Text;

namespace RiskManagerSimulator.Filters;

/// <summary>Splits a filter into its words.</summary>
internal sealed class FilterLexer
{
    private readonly string _text;
    private int _position;

    private FilterLexer(string text) => _text = text;

    /// <exception cref="FilterException">A character belongs to no word, or a text has no end.</exception>
    public static IReadOnlyList<Lexeme> Split(string text)
    {
        var lexer = new FilterLexer(text);
        var words = new List<Lexeme>();
        do
        {
            words.Add(lexer.Next());
        }
        while (words[^1].Kind != LexemeKind.End);
        return words;
    }

    private static bool IsNameCharacter(char character) => char.IsLetterOrDigit(character) || character == '_';

    private Lexeme Next()
    {
        while (_position < _text.Length && _text[_position] == ' ')
            _position++;
        var start = _position + 1;
        if (_position == _text.Length)
            return new Lexeme(LexemeKind.End, "", start);
        var first = _text[_position];
        if (first is '(' or ')' or ',')
        {
            _position++;
            return new Lexeme(KindOf(first), first.ToString(), start);
        }

        if (first == '\'')
            return new Lexeme(LexemeKind.Text, ReadText(), start);
        if (char.IsAsciiDigit(first) || first == '-')
            return new Lexeme(LexemeKind.Number, ReadWhile(character => char.IsAsciiDigit(character) || character is '-' or '.'), start);
        if (!IsNameCharacter(first))
            throw new FilterException($"Character {start}, \"{first}\", is not valid in a filter.");
        return ReadName(start);
    }

    private static LexemeKind KindOf(char character) => character switch
    {
        '(' => LexemeKind.Opening,
        ')' => LexemeKind.Closing,
        _ => LexemeKind.Comma,
    };

    private Lexeme ReadName(int start)
    {
        var name = ReadWhile(IsNameCharacter);
        if (_position == _text.Length || _text[_position] != '\'')
            return new Lexeme(LexemeKind.Name, name, start);
        return name switch
        {
            "guid" => new Lexeme(LexemeKind.Id, ReadText(), start),
            "datetime" => new Lexeme(LexemeKind.Date, ReadText(), start),
            _ => throw new FilterException($"\"{name}'\" at character {start} is not valid: the prefixes are guid and datetime."),
        };
    }

    private string ReadWhile(Predicate<char> belongs)
    {
        var start = _position;
        do
        {
            _position++;
        }
        while (_position < _text.Length && belongs(_text[_position]));
        return _text[start.._position];
    }

    /// <summary>Reads a text in apostrophes; an apostrophe inside is doubled.</summary>
    private string ReadText()
    {
        var start = ++_position;
        var value = new StringBuilder();
        while (_position < _text.Length)
        {
            if (_text[_position] != '\'')
                value.Append(_text[_position++]);
            else if (_position + 1 < _text.Length && _text[_position + 1] == '\'')
            {
                value.Append('\'');
                _position += 2;
            }
            else
            {
                _position++;
                return value.ToString();
            }
        }

        throw new FilterException($"The text that begins at character {start} has no closing apostrophe.");
    }
}
