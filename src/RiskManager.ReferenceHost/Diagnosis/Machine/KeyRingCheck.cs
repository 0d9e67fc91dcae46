using Microsoft.AspNetCore.DataProtection;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Diagnosis.Checks;
using RiskManager.ReferenceHost.Settings.Files;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Diagnosis.Machine;

/// <summary>Whether the keys that encrypt passwords are there, for this account alone, and open every password that is kept.</summary>
internal sealed class KeyRingCheck : IDiagnosticCheck
{
    private const string RestoreAdvice = "Restore the folder of keys from a backup, or enter the passwords again.";

    public string Name => "keys";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(DiagnosedHost host, CancellationToken cancellationToken)
    {
        if (host.WebConfig is null) return [CheckResult.Skipped(Name, "web.config cannot be read, so the folder of keys is not known.")];
        var folder = host.WebConfig.KeyFolder();
        var keys = Directory.Exists(folder) ? Directory.GetFiles(folder, "key-*.xml") : [];
        var tasks = (await host.FindTasksAsync(cancellationToken) ?? []).Where(task => task.Secrets is not null).ToList();
        if (keys.Length == 0)
        {
            return tasks.Count == 0
                ? [CheckResult.Ok(Name, $"There are no keys in {folder} yet, and no passwords that need one.")]
                : [CheckResult.Failed(Name, $"There are no keys in {folder}, but {tasks.Count} tasks with passwords.", RestoreAdvice)];
        }

        List<CheckResult> problems = [.. Access(folder, keys), .. Unreadable(folder, tasks)];
        return problems.Count > 0
            ? problems
            : [CheckResult.Ok(Name, $"{keys.Length} keys in {folder} open the passwords of {tasks.Count} tasks.")];
    }

    private IEnumerable<CheckResult> Access(string folder, IEnumerable<string> keys)
    {
        if (DataFolderAccess.FindProblem(folder) is { } open)
            yield return CheckResult.Warning(Name, open, $"chmod -R go-rwx {folder}");
        foreach (var key in keys)
        {
            if (PrivateFile.FindProblem(key) is { } problem) yield return CheckResult.Warning(Name, problem, $"chmod go-rwx {key}", key);
        }
    }

    private IEnumerable<CheckResult> Unreadable(string folder, IEnumerable<TaskRow> tasks)
    {
        var provider = DataProtectionProvider.Create(
            new DirectoryInfo(folder),
            builder => builder.SetApplicationName("RiskManager.ReferenceHost").DisableAutomaticKeyGeneration());
        var secrets = new TaskSecrets(provider);
        foreach (var task in tasks)
        {
            if (Problem(secrets, task) is { } problem) yield return CheckResult.Failed(Name, problem, RestoreAdvice, task.Name);
        }
    }

    private static string? Problem(TaskSecrets secrets, TaskRow task)
    {
        try
        {
            secrets.Values(task.Id, task.Secrets!);
            return null;
        }
        catch (Exception exception) when (exception is TaskSettingsException or InvalidOperationException or IOException
            or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }
}
