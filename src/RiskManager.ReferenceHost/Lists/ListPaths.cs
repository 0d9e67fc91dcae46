using System.Globalization;

namespace RiskManager.ReferenceHost.Lists;

/// <summary>Where the lists of the screens can be downloaded; each path takes the format as one more value.</summary>
internal static class ListPaths
{
    public const string FormatValue = "format";
    public const string Organization = "/lists/organization";
    public const string Audit = "/lists/audit";
    public const string Findings = "/lists/findings";
    public const string Comparison = "/lists/comparison";

    public static string OfRun(string runId, string list) => $"/lists/runs/{runId}/{list}";

    public static string Preview(string key) => $"/lists/previews/{key}";

    /// <summary>A path with the filter of a screen; values that are null are left out.</summary>
    public static string With(string path, IEnumerable<KeyValuePair<string, object?>> values) => QueryString.Create(
        values.Where(value => value.Value is not null)
            .Select(value => KeyValuePair.Create(value.Key, Convert.ToString(value.Value, CultureInfo.InvariantCulture))))
        is { HasValue: true } query
            ? path + query
            : path;
}
