using RiskManager.ReferenceHost.Diagnosis.Checks;
using RiskManager.ReferenceHost.Settings.Files;

namespace RiskManager.ReferenceHost.Diagnosis.Machine;

/// <summary>Whether the data folder is there, can be written, and is closed to others.</summary>
internal sealed class DataFolderCheck : IDiagnosticCheck
{
    public string Name => "data-folder";

    public Task<IReadOnlyList<CheckResult>> RunAsync(DiagnosedHost host, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CheckResult>>([Look(host.Folder)]);

    private CheckResult Look(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return CheckResult.Failed(
                Name, $"There is no folder {folder}.", "Name the folder of the host with --data, or restore a backup into it.");
        }

        if (FindWriteProblem(folder) is { } problem)
        {
            return CheckResult.Failed(
                Name, $"{folder} cannot be written: {problem}",
                $"Run this as the account of the host, or give {Environment.UserName} the right to write there.");
        }

        return DataFolderAccess.FindProblem(folder) is { } open
            ? CheckResult.Warning(Name, open, "Passwords are in it: nobody else needs access.")
            : CheckResult.Ok(Name, $"{folder} can be written, and by {Environment.UserName} alone.");
    }

    private static string? FindWriteProblem(string folder)
    {
        try
        {
            using var probe = new FileStream(
                Path.Combine(folder, $".doctor-{Guid.NewGuid():n}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1,
                FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }
}
