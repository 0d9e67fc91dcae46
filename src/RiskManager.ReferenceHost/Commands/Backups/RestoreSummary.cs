using RiskManager.ReferenceHost.Backups;

namespace RiskManager.ReferenceHost.Commands.Backups;

/// <summary>The line that <c>restore --json</c> prints; the property names and their order are the JSON's.</summary>
internal sealed record RestoreSummary(
    string Database, string Store, int Schema, string HostVersion, DateTimeOffset CreatedAt, long Rows,
    IReadOnlyDictionary<string, long> Tables, bool Secrets, IReadOnlyList<string> Files, double Seconds, long PeakMegabytes)
{
    public static RestoreSummary Of(RestoreResult result, TimeSpan duration, long peakMegabytes) => new(
        result.Database, result.Store, result.Manifest.Schema, result.Manifest.HostVersion, result.Manifest.CreatedAt,
        result.Manifest.Tables.Sum(table => table.Rows),
        result.Manifest.Tables.ToDictionary(table => table.Name, table => table.Rows, StringComparer.Ordinal), result.HasSecrets,
        result.Files, Math.Round(duration.TotalSeconds, 1), peakMegabytes);
}
