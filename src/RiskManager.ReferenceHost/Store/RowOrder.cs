using LinqToDB;

namespace RiskManager.ReferenceHost.Store;

/// <summary>
/// Compares two columns at once with a position in a list, computed by the database: both databases go straight to the position in an
/// index of these columns.
/// </summary>
internal static class RowOrder
{
    [Sql.Expression("({0}, {1}) > ({2}, {3})", ServerSideOnly = true, IsPredicate = true)]
    public static bool IsAfter<T>(T value, long number, T position, long positionNumber) => throw OnlyInDatabase();

    [Sql.Expression("({0}, {1}) < ({2}, {3})", ServerSideOnly = true, IsPredicate = true)]
    public static bool IsBefore<T>(T value, long number, T position, long positionNumber) => throw OnlyInDatabase();

    private static NotSupportedException OnlyInDatabase() => new("The database compares rows.");
}
