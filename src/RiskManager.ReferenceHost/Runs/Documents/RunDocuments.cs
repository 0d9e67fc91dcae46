using System.IO.Compression;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Runs.Documents;

/// <summary>The saved import documents of runs; <c>web.config</c> says where and how many.</summary>
internal sealed class RunDocuments(WebConfigFile webConfig)
{
    /// <summary>What the name of every document begins with.</summary>
    public const string EveryRun = "run-";

    /// <summary>What the name of the note ends with that says that not all documents were kept.</summary>
    public const string LimitSuffix = "-not-all.txt";

    /// <summary>Whether documents are kept at all.</summary>
    /// <exception cref="Contracts.TaskSettingsException">The <c>web.config</c> cannot be read.</exception>
    public bool AreKept => Kept() is not null;

    /// <summary>What the names of a run's documents begin with.</summary>
    public static string Prefix(string runId) => $"{EveryRun}{runId}-";

    /// <summary>The name of the note that says that not all documents of a run were kept.</summary>
    public static string LimitNote(string runId) => EveryRun + runId + LimitSuffix;

    /// <summary>The documents of a run in the order of their batches; empty when none are kept, or their time is over.</summary>
    /// <exception cref="Contracts.TaskSettingsException">The <c>web.config</c> cannot be read.</exception>
    public IReadOnlyList<FileInfo> List(RunRecord run) =>
        Kept() is { } kept && Directory.Exists(kept.Folder)
            ?
            [
                .. new DirectoryInfo(kept.Folder).EnumerateFiles($"{Prefix(run.LogicalId)}*.xml")
                    .OrderBy(file => file.Name, StringComparer.Ordinal),
            ]
            : [];

    /// <summary>Whether the run wrote more than is kept of one.</summary>
    public bool IsCut(RunRecord run) => Kept() is { } kept && File.Exists(Path.Combine(kept.Folder, LimitNote(run.LogicalId)));

    /// <summary>One document of a run; null when it is not, or no longer, there.</summary>
    public FileInfo? Find(RunRecord run, string name) => List(run).FirstOrDefault(file => file.Name == name);

    /// <summary>Writes the documents of a run as a ZIP file, one after the other: what it takes does not grow with them.</summary>
    /// <param name="run">The run.</param>
    /// <param name="target">Takes the ZIP file; stays open.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public async Task WriteAsync(RunRecord run, Stream target, CancellationToken cancellationToken)
    {
        var files = List(run);
        if (IsCut(run)) files = [new FileInfo(Path.Combine(Kept()!.Folder, LimitNote(run.LogicalId))), .. files];
        await using var zip = await ZipArchive.CreateAsync(
            target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        foreach (var file in files)
        {
            await using var document = Open(file);
            if (document is null) continue;
            await using var entry = await zip.CreateEntry(file.Name, CompressionLevel.Fastest).OpenAsync(cancellationToken);
            await document.CopyToAsync(entry, cancellationToken);
        }
    }

    /// <summary>Null when a run that started meanwhile has deleted the file.</summary>
    private static FileStream? Open(FileInfo file)
    {
        try
        {
            return new FileStream(
                file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024,
                FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private DocumentRetention? Kept() => webConfig.Read().ImportXml();
}
