using RiskManager.ReferenceHost.Diagnosis.Checks;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Settings.Files;
using RiskManager.ReferenceHost.Store.Sqlite;

namespace RiskManager.ReferenceHost.Diagnosis.Machine;

/// <summary>Whether this account can use the files of the data folder, and no other can.</summary>
internal sealed class FilePermissionCheck : IDiagnosticCheck
{
    public string Name => "file-permissions";

    public Task<IReadOnlyList<CheckResult>> RunAsync(DiagnosedHost host, CancellationToken cancellationToken)
    {
        var files = Files(host).Where(File.Exists).ToList();
        IReadOnlyList<CheckResult> problems = [.. files.Select(Look).OfType<CheckResult>()];
        if (problems.Count > 0) return Task.FromResult(problems);
        return Task.FromResult<IReadOnlyList<CheckResult>>(
            [files.Count == 0
                ? CheckResult.Skipped(Name, "There are no files yet.")
                : CheckResult.Ok(Name, $"{files.Count} files are readable by {Environment.UserName} alone.")]);
    }

    private static IEnumerable<string> Files(DiagnosedHost host)
    {
        yield return Path.Combine(host.Folder, WebConfig.FileName);
        if (host.DatabaseOptions is not SqliteOptions { Path: var database }) yield break;
        foreach (var suffix in new[] { "", "-wal", "-shm" }) yield return database + suffix;
    }

    private CheckResult? Look(string file)
    {
        try
        {
            using var opened = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            // The database removed it in the meantime.
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return CheckResult.Failed(
                Name, $"{file} cannot be read: {exception.Message}",
                $"Give it to the account of the host: chown {Environment.UserName} {file}", file);
        }

        return PrivateFile.FindProblem(file) is { } problem
            ? CheckResult.Warning(Name, problem, $"chmod go-rwx {file}", file)
            : null;
    }
}
