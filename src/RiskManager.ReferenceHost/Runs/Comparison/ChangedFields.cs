using LinqToDB;

namespace RiskManager.ReferenceHost.Runs.Comparison;

/// <summary>
/// Questions to the JSON in which the changes of a run are kept, answered by the database. JSON escapes every quotation mark in a value, so
/// what is looked for here cannot stand in one.
/// </summary>
internal static class ChangedFields
{
    public const string Name = "name";
    public const string OperatingSystem = "operatingSystem";

    /// <summary>What stands in the JSON for a change of a field.</summary>
    public static string Marker(string field) => $"\"Field\":\"{field}\"";

    [Sql.Expression("instr({0}, {1}) > 0", ServerSideOnly = true, IsPredicate = true)]
    [Sql.Expression(ProviderName.PostgreSQL, "strpos({0}, {1}) > 0", ServerSideOnly = true, IsPredicate = true)]
    public static bool Holds(string fields, string marker) => fields.Contains(marker, StringComparison.Ordinal);

    /// <summary>How many fields changed.</summary>
    [Sql.Expression("(length({0}) - length(replace({0}, '\"Field\":', ''))) / 8", ServerSideOnly = true)]
    public static int Count(string fields) => throw new NotSupportedException($"{nameof(Count)} is computed by the database ({fields}).");
}
