using System.Globalization;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Backups;
using RiskManager.ReferenceHost.Backups.Format;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Runs.Execution;
using RiskManager.ReferenceHost.Settings.Files;

namespace RiskManager.ReferenceHost.Commands.Backups;

/// <summary><c>restore</c>: puts a backup into a data folder.</summary>
internal sealed class RestoreCommand(ConsoleStreams streams, TimeProvider clock)
{
    public Task<int> RunAsync(RestoreArguments arguments, CancellationToken cancellationToken) =>
        CommandFaults.GuardAsync(streams, async () =>
        {
            var began = clock.GetTimestamp();
            using var backup = BackupFile.Open(Path.GetFullPath(arguments.Source));
            backup.Verify(cancellationToken);
            var folder = Path.GetFullPath(arguments.DataFolder);
            RequireNoHost(folder);
            var secrets = await OpenSecretsAsync(backup, arguments, cancellationToken);
            var result = await FolderUse.AttemptAsync(
                folder, () => new BackupRestore(folder).RestoreAsync(backup, secrets, arguments.Replace, cancellationToken));
            await ReportAsync(result, clock.GetElapsedTime(began), arguments.Json);
            return ExitCodes.Complete;
        });

    private static void RequireNoHost(string folder)
    {
        if (ServingMark.IsSet(folder))
            throw new TaskSettingsException($"A host serves on the data folder {folder}. Nothing was restored. End it, then restore.");
    }

    private async Task<SecretsVault?> OpenSecretsAsync(
        BackupFile backup, RestoreArguments arguments, CancellationToken cancellationToken) =>
        backup.Manifest.Secrets is null || arguments.WithoutSecrets
            ? null
            : backup.OpenSecrets(await new PassphrasePrompt(streams).RequireAsync(arguments.Passphrase, cancellationToken));

    private async Task ReportAsync(RestoreResult result, TimeSpan duration, bool json)
    {
        if (json)
        {
            await streams.Results.WriteLineAsync(JsonLines.Of(RestoreSummary.Of(result, duration, RunOutcome.PeakMegabytes)));
        }
        else
        {
            var manifest = result.Manifest;
            await streams.Results.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Database} ({result.Store}): the state of {manifest.CreatedAt:yyyy-MM-dd HH:mm:ss} UTC, made by version "
                + $"{manifest.HostVersion} with schema {manifest.Schema} on {manifest.Store}."));
            foreach (var table in manifest.Tables.Where(table => table.Rows > 0))
                await streams.Results.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {table.Name}: {table.Rows:N0}"));
            foreach (var file in result.Files) await streams.Results.WriteLineAsync($"  {file}");
        }

        if (!result.HasSecrets)
        {
            await streams.Messages.WriteLineAsync(
                "Passwords and keys were not restored: enter the passwords of the tasks, of web.config and of webhooks again, "
                + "and give each "
                + "account a password with user password.");
        }
    }
}
