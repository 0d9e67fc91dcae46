using System.Text;
using LinqToDB;

namespace RiskManager.ReferenceHost.Structure;

/// <summary>
/// The order of lists, computed by the database so that its indices serve: lower case, blank for missing, compared byte
/// by byte. SQLite folds the case of ASCII letters only.
/// </summary>
internal static class FoldedText
{
    /// <summary>Sorts after every text that begins with what it follows.</summary>
    public const string Last = "\U0010FFFF";

    [Sql.Expression("lower(coalesce({0}, ''))", ServerSideOnly = true)]
    [Sql.Expression(ProviderName.PostgreSQL, "lower(coalesce({0}, '')) COLLATE \"C\"", ServerSideOnly = true)]
    public static string Fold(string? text) => throw new NotSupportedException($"{nameof(Fold)} is computed by the database ({text}).");

    [Sql.Expression("{0} > {1}", ServerSideOnly = true, IsPredicate = true)]
    public static bool IsAfter(string left, string right) => Order(left, right) > 0;

    [Sql.Expression("{0} >= {1}", ServerSideOnly = true, IsPredicate = true)]
    public static bool IsAtOrAfter(string left, string right) => Order(left, right) >= 0;

    [Sql.Expression("{0} < {1}", ServerSideOnly = true, IsPredicate = true)]
    public static bool IsBefore(string left, string right) => Order(left, right) < 0;

    /// <summary>Whether a text stands anywhere in another, whatever the case.</summary>
    [Sql.Expression("instr(lower({0}), lower({1})) > 0", ServerSideOnly = true, IsPredicate = true)]
    [Sql.Expression(ProviderName.PostgreSQL, "strpos(lower({0}), lower({1})) > 0", ServerSideOnly = true, IsPredicate = true)]
    public static bool Holds(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    /// <summary>The database's order, for what was read from several places.</summary>
    public static int Order(string left, string right) =>
        Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
}
