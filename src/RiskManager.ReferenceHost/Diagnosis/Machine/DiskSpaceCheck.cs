using System.Globalization;
using RiskManager.ReferenceHost.Diagnosis.Checks;
using RiskManager.ReferenceHost.Store.Sqlite;

namespace RiskManager.ReferenceHost.Diagnosis.Machine;

/// <summary>Whether the disk has room for the next runs.</summary>
/// <param name="readFreeBytes">The free bytes where a folder is.</param>
internal sealed class DiskSpaceCheck(Func<string, long> readFreeBytes) : IDiagnosticCheck
{
    private const long Megabyte = 1024 * 1024;
    private const long MinBytes = 200 * Megabyte;
    private const long EnoughBytes = 1024 * Megabyte;

    public string Name => "disk";

    public static long ReadFreeBytes(string folder) => new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;

    public Task<IReadOnlyList<CheckResult>> RunAsync(DiagnosedHost host, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(host.Folder))
            return Task.FromResult<IReadOnlyList<CheckResult>>([CheckResult.Skipped(Name, "There is no data folder.")]);
        var database = host.DatabaseOptions is SqliteOptions { Path: var path } && File.Exists(path) ? path : null;
        var size = database is null ? 0 : new FileInfo(database).Length;
        var place = database is null ? host.Folder : Path.GetDirectoryName(database)!;
        return Task.FromResult<IReadOnlyList<CheckResult>>([Judge(place, readFreeBytes(place), size)]);
    }

    private CheckResult Judge(string place, long free, long database)
    {
        var finding = string.Create(CultureInfo.InvariantCulture, $"{free / Megabyte:N0} MB are free at {place}.");
        if (free < MinBytes)
        {
            return CheckResult.Failed(
                Name, finding, "Make room before the next run: it fails when the disk is full, and what was committed stays.");
        }

        return free < Math.Max(EnoughBytes, database / 2)
            ? CheckResult.Warning(
                Name, finding,
                string.Create(CultureInfo.InvariantCulture,
                    $"Make room: the database has {database / Megabyte:N0} MB and grows with runs."))
            : CheckResult.Ok(Name, finding);
    }
}
