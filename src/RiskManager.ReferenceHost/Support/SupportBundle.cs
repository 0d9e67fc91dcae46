using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Support;

/// <summary>
/// A ZIP file about one run, for remote support: record, settings, log, quarantine, <c>web.config</c>, versions, the end of
/// the host's log. Secrets are left out or masked, and every text is searched for them once more. Names and addresses of
/// machines are in it.
/// </summary>
internal sealed class SupportBundle(RunHistory history, DecryptedTasks tasks, PluginCatalog plugins, HostFolder folder)
{
    private const int PageSize = 1000;
    private const int MaxLogEntries = 100_000;
    private const int MaxQuarantined = 1000;
    private const int MaxHostLogBytes = 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    /// <summary>Writes the bundle.</summary>
    /// <param name="run">The run.</param>
    /// <param name="target">Takes the ZIP file; stays open.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <exception cref="HostStoreException">The database could not be read.</exception>
    public async Task WriteAsync(RunRecord run, Stream target, CancellationToken cancellationToken)
    {
        var webConfig = MaskedWebConfig.Read(Path.Combine(folder.Path, WebConfig.FileName));
        var redaction = new Redaction([.. webConfig.Secrets, .. await tasks.KeptSecretsAsync(run.TaskId, cancellationToken)]);
        await using var zip = await ZipArchive.CreateAsync(
            target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);

        await AddAsync(zip, "run.json", redaction, writer => writer.WriteAsync(JsonSerializer.Serialize(run, Json)), cancellationToken);
        await AddAsync(zip, "log.txt", redaction, writer => WriteLogAsync(run, writer, cancellationToken), cancellationToken);
        var quarantined = await history.QuarantineAsync(run, 0, MaxQuarantined, cancellationToken);
        await AddAsync(
            zip, "quarantine.json", redaction, writer => writer.WriteAsync(JsonSerializer.Serialize(quarantined, Json)), cancellationToken);
        await AddAsync(zip, WebConfig.FileName, redaction, writer => writer.WriteAsync(webConfig.Text), cancellationToken);
        await AddAsync(
            zip, "versions.json", redaction, writer => writer.WriteAsync(JsonSerializer.Serialize(SupportVersions.Of(plugins), Json)),
            cancellationToken);
        await AddAsync(
            zip, "host-log.txt", redaction, async writer => await writer.WriteAsync(await EndOfHostLogAsync(cancellationToken)),
            cancellationToken);
    }

    private static async Task AddAsync(
        ZipArchive zip, string name, Redaction redaction, Func<TextWriter, Task> write, CancellationToken cancellationToken)
    {
        await using var stream = await zip.CreateEntry(name).OpenAsync(cancellationToken);
        await using var writer = new RedactingWriter(stream, redaction);
        await write(writer);
        await writer.FlushAsync(cancellationToken);
    }

    private async Task WriteLogAsync(RunRecord run, TextWriter writer, CancellationToken cancellationToken)
    {
        var written = 0;
        var after = 0L;
        while (written < MaxLogEntries)
        {
            var page = await history.LogAsync(run.Id, TaskLogLevel.Debug, after, PageSize, cancellationToken);
            if (page.Count == 0) return;
            foreach (var entry in page)
                await writer.WriteLineAsync(
                    string.Create(CultureInfo.InvariantCulture, $"{entry.At:O} {entry.Level} {entry.EventId} {entry.Message}"));
            written += page.Count;
            after = page[^1].Id;
        }

        await writer.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"The log goes on; the first {MaxLogEntries} entries are here."));
    }

    private async Task<string> EndOfHostLogAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder.Logs) || Directory.GetFiles(folder.Logs).Order(StringComparer.Ordinal).LastOrDefault() is not { } path)
            return "There is no log of the host.";
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(-Math.Min(file.Length, MaxHostLogBytes), SeekOrigin.End);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
