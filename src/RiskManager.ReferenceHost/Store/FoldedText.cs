using System.Text;
using LinqToDB;

namespace RiskManager.ReferenceHost.Store;

/// <summary>
/// The order of lists, computed by the database so that its indices serve: lower case, blank for missing, compared byte
/// by byte. The case of ASCII letters alone is folded, in every database and in what is looked for.
/// </summary>
internal static class FoldedText
{
    /// <summary>Sorts after every text that begins with what it follows.</summary>
    public const string Last = "\U0010FFFF";

    [Sql.Expression("lower(coalesce({0}, ''))", ServerSideOnly = true)]
    public static string Fold(string? text) => throw new NotSupportedException($"{nameof(Fold)} is computed by the database ({text}).");

    [Sql.Expression("{0} > {1}", ServerSideOnly = true, IsPredicate = true)]
    public static bool IsAfter(string left, string right) => Order(left, right) > 0;

    [Sql.Expression("{0} >= {1}", ServerSideOnly = true, IsPredicate = true)]
    public static bool IsAtOrAfter(string left, string right) => Order(left, right) >= 0;

    [Sql.Expression("{0} < {1}", ServerSideOnly = true, IsPredicate = true)]
    public static bool IsBefore(string left, string right) => Order(left, right) < 0;

    /// <summary>Whether a folded text (<see cref="Of"/>) stands anywhere in a column, whatever the case.</summary>
    [Sql.Expression("instr(lower({0}), {1}) > 0", ServerSideOnly = true, IsPredicate = true)]
    [Sql.Expression(ProviderName.PostgreSQL, "strpos(lower({0}), {1}) > 0", ServerSideOnly = true, IsPredicate = true)]
    public static bool Holds(string text, string folded) => Of(text).Contains(folded, StringComparison.Ordinal);

    /// <summary>Folds a text that is looked for.</summary>
    public static string Of(string text) => string.Create(text.Length, text, (folded, source) =>
    {
        for (var place = 0; place < folded.Length; place++)
            folded[place] = char.IsAsciiLetterUpper(source[place]) ? char.ToLowerInvariant(source[place]) : source[place];
    });

    /// <summary>The database's order, for what was read from several places.</summary>
    public static int Order(string left, string right) =>
        Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
}
