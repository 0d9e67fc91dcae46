namespace RiskManager.Rest.Calls;

/// <summary>Writes filter conditions in the documented form.</summary>
internal static class PlatformFilter
{
    public static string Equal(string field, string value) => $"{field} eq {Quote(value)}";

    public static string Equal(string field, Guid id) => $"{field} eq guid'{id:D}'";

    public static string StartsWith(string field, string value) => $"startswith({field},{Quote(value)})";

    public static string Any(IEnumerable<string> conditions) => string.Join(" or ", conditions);

    // An apostrophe is doubled (page "Appendix 3: Filters").
    private static string Quote(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
