using LinqToDB;

namespace RiskManager.ReferenceHost.Store;

/// <summary>Comparisons that both databases answer from an index.</summary>
internal static class RowOrder
{
    /// <summary>
    /// Whether two values are there and equal. Missing values are not equal, unlike with <c>==</c>, which no index serves.
    /// </summary>
    [Sql.Expression("{0} = {1}", ServerSideOnly = true, IsPredicate = true)]
    public static bool IsSame(long? left, long? right) => throw OnlyInDatabase();

    /// <summary>Whether a row comes after a position in a list that is sorted by a value and the number.</summary>
    [Sql.Expression("({0}, {1}) > ({2}, {3})", ServerSideOnly = true, IsPredicate = true)]
    public static bool IsAfter<T>(T value, long number, T position, long positionNumber) => throw OnlyInDatabase();

    /// <summary>Whether a row comes before a position in a list that is sorted by a value and the number.</summary>
    [Sql.Expression("({0}, {1}) < ({2}, {3})", ServerSideOnly = true, IsPredicate = true)]
    public static bool IsBefore<T>(T value, long number, T position, long positionNumber) => throw OnlyInDatabase();

    private static NotSupportedException OnlyInDatabase() => new("The database compares rows.");
}
