using System.Text;

namespace QualysPlugin.Components.Cpe;

/// <summary>
/// The value of one attribute of a well-formed name (NIST IR 7695, 5.3): one of the logical values ANY and NA, or a text in
/// which every character but letters, digits and underscores is quoted with a backslash, and an unquoted <c>*</c> or
/// <c>?</c> at either end is a wildcard.
/// </summary>
internal readonly record struct CpeValue
{
    private CpeValue(CpeValueKind kind, string? text)
    {
        Kind = kind;
        Quoted = text;
    }

    /// <summary>No restriction; the default value.</summary>
    public static CpeValue Any => default;

    /// <summary>The attribute does not apply.</summary>
    public static CpeValue NotApplicable { get; } = new(CpeValueKind.NotApplicable, null);

    public CpeValueKind Kind { get; }

    /// <summary>The text with its quoting; null for logical values.</summary>
    public string? Quoted { get; }

    /// <summary>Whether this is a text.</summary>
    public bool IsText => Kind is CpeValueKind.Literal or CpeValueKind.Pattern;

    /// <summary>A text that stands for itself: lower case, white space becomes an underscore, everything special is quoted.</summary>
    /// <param name="text">Printable ASCII and white space.</param>
    /// <returns>The value; null when the text is empty, a lone hyphen, or holds characters that no CPE name can.</returns>
    public static CpeValue? FromText(string text)
    {
        if (text.Length == 0 || text == "-" || text.Any(c => c is < ' ' or > '~'))
            return null;
        var quoted = new StringBuilder(text.Length + 8);
        foreach (var c in text)
            Append(quoted, c == ' ' ? '_' : c);
        return new CpeValue(CpeValueKind.Literal, quoted.ToString());
    }

    /// <summary>Appends a character that stands for itself, in lower case and quoted where it must be.</summary>
    public static void Append(StringBuilder quoted, char c)
    {
        if (!IsUnreserved(c))
            quoted.Append('\\');
        quoted.Append(char.ToLowerInvariant(c));
    }

    /// <summary>A text whose quoting and wildcards a reader of one of the bindings has checked.</summary>
    public static CpeValue FromQuoted(string quoted) =>
        new(StartsWithWildcard(quoted) || EndsWithWildcard(quoted) ? CpeValueKind.Pattern : CpeValueKind.Literal, quoted);

    /// <summary>Letters, digits and the underscore need no quoting.</summary>
    public static bool IsUnreserved(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';

    /// <summary>Whether a character is quoted: an odd number of backslashes stands before it.</summary>
    public static bool IsQuoted(string quoted, int index)
    {
        var backslashes = 0;
        while (backslashes < index && quoted[index - 1 - backslashes] == '\\')
            backslashes++;
        return backslashes % 2 == 1;
    }

    public override string ToString() => Kind switch
    {
        CpeValueKind.Any => "ANY",
        CpeValueKind.NotApplicable => "NA",
        _ => Quoted!,
    };

    private static bool StartsWithWildcard(string quoted) => quoted[0] is '*' or '?';

    private static bool EndsWithWildcard(string quoted) => quoted[quoted.Length - 1] is '*' or '?' && !IsQuoted(quoted, quoted.Length - 1);
}
