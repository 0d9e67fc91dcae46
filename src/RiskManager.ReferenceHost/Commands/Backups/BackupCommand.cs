using System.Globalization;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Backups;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Runs.Execution;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Commands.Backups;

/// <summary><c>backup</c>: one file with all that the host keeps, while runs go on.</summary>
internal sealed class BackupCommand(ConsoleStreams streams, TimeProvider clock)
{
    public Task<int> RunAsync(
        string target, PassphraseSource passphrase, string dataFolder, bool json, CancellationToken cancellationToken) =>
        CommandFaults.GuardAsync(streams, async () =>
        {
            var began = clock.GetTimestamp();
            var folder = Path.GetFullPath(dataFolder);
            var path = Path.GetFullPath(target);
            RequireWritable(path);
            var webConfig = WebConfig.ReadExisting(folder);
            using var database = Database.OpenAsIs(webConfig.Database());
            var result = await new BackupWriter(database, new BackedUpFiles(folder, webConfig), clock)
                .WriteAsync(path, await new PassphrasePrompt(streams).ChooseAsync(passphrase, cancellationToken), cancellationToken);
            await ReportAsync(path, result, clock.GetElapsedTime(began), json);
            return ExitCodes.Complete;
        });

    /// <summary>Finds out before the database is read.</summary>
    private static void RequireWritable(string path)
    {
        if (Directory.Exists(path)) throw new TaskSettingsException($"--out: {path} is a folder; name a file.");
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new TaskSettingsException($"--out: there is no folder {Path.GetDirectoryName(path)}.");
        try
        {
            using var trial = new FileStream(
                path + ".trial", FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TaskSettingsException($"--out: {path} cannot be written: {exception.Message}");
        }
    }

    private async Task ReportAsync(string path, BackupResult result, TimeSpan duration, bool json)
    {
        if (json)
        {
            await streams.Results.WriteLineAsync(JsonLines.Of(BackupSummary.Of(path, result, duration, RunOutcome.PeakMegabytes)));
        }
        else
        {
            var megabytes = (result.Bytes / 1e6).ToString("N1", CultureInfo.InvariantCulture);
            await streams.Results.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: {megabytes} MB, {result.Rows:N0} rows of {result.Tables.Count} tables, {result.Tables["assets"]:N0} assets; "
                + $"{result.Store}, schema {result.Schema}."));
            if (result.HasSecrets) await streams.Results.WriteLineAsync("Passwords and keys are in it, encrypted with the passphrase.");
        }

        if (result.LeftOut.Count == 0) return;
        await streams.Messages.WriteLineAsync(
            $"Left out, because there is no passphrase: {string.Join(", ", result.LeftOut)}. "
                + $"After a restore these have to be entered again.");
    }
}
