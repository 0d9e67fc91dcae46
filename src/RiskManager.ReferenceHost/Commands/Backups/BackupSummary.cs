using RiskManager.ReferenceHost.Backups;

namespace RiskManager.ReferenceHost.Commands.Backups;

/// <summary>The line that <c>backup --json</c> prints; the property names and their order are the JSON's.</summary>
internal sealed record BackupSummary(
    string File, long Bytes, int Schema, string Store, long Rows, IReadOnlyDictionary<string, long> Tables, bool Secrets,
    IReadOnlyList<string> LeftOut, double Seconds, long PeakMegabytes)
{
    public static BackupSummary Of(string file, BackupResult result, TimeSpan duration, long peakMegabytes) => new(
        file, result.Bytes, result.Schema, result.Store, result.Rows, result.Tables, result.HasSecrets, result.LeftOut,
        Math.Round(duration.TotalSeconds, 1), peakMegabytes);
}
