using System.Globalization;
using RiskManager.ReferenceHost.Backups;
using RiskManager.ReferenceHost.Backups.Format;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Runs.Execution;

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
            var secrets = OpenSecrets(backup, arguments);
            var result = await new BackupRestore(Path.GetFullPath(arguments.DataFolder))
                .RestoreAsync(backup, secrets, arguments.Replace, cancellationToken);
            await ReportAsync(result, clock.GetElapsedTime(began), arguments.Json);
            return ExitCodes.Complete;
        });

    private SecretsVault? OpenSecrets(BackupFile backup, RestoreArguments arguments) =>
        backup.Manifest.Secrets is null || arguments.WithoutSecrets
            ? null
            : backup.OpenSecrets(new PassphrasePrompt(streams).Require(arguments.Passphrase));

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
