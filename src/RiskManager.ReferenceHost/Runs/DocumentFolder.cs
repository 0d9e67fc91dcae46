using System.Globalization;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Runs;

/// <summary>
/// Keeps every applied import document as a file besides. A document waits under another name until it is applied, and a
/// resumed run goes on counting where the interrupted one stopped.
/// </summary>
internal sealed class DocumentFolder(IAssetRepository inner, KeptDocuments kept, TimeProvider clock) : IAssetRepository
{
    private int? _last;

    public Task<IReadOnlyCollection<StoredAsset>> FindAsync(string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        inner.FindAsync(source, ids, cancellationToken);

    public IAsyncEnumerable<LookAlike> FindLookAlikesAsync(string source, string runId, CancellationToken cancellationToken) =>
        inner.FindLookAlikesAsync(source, runId, cancellationToken);

    public async Task<AppliedBatch> ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Document is not { } document) return await inner.ApplyAsync(batch, cancellationToken);
        var path = kept.Folder;
        try
        {
            path = Path.Combine(kept.Folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix(batch)}{Next(Prefix(batch)):000000}.xml"));
            var waiting = path + ".part";
            await File.WriteAllBytesAsync(waiting, document, cancellationToken);
            var applied = await inner.ApplyAsync(batch, cancellationToken);
            File.Move(waiting, path);
            return applied;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new HostStoreException($"The import document {path} could not be kept: {exception.Message}", exception);
        }
    }

    // Partitions of a run may be written at the same time, so each counts for itself; its checkpoint says which it is.
    private static string Prefix(ImportBatch batch) =>
        batch.Checkpoint.TaskId.StartsWith(batch.TaskId + "/", StringComparison.Ordinal)
            ? $"run-{batch.RunId}-p{batch.Checkpoint.TaskId[(batch.TaskId.Length + 1)..]}-"
            : $"run-{batch.RunId}-";

    private int Next(string prefix)
    {
        if (_last is null)
        {
            Directory.CreateDirectory(kept.Folder);
            RemoveOld();
            _last = Directory.EnumerateFiles(kept.Folder, $"{prefix}*.xml").Count();
        }

        _last++;
        return _last.Value;
    }

    /// <summary>Removes documents whose time is over, waiting ones that never were applied included; nothing else in the folder.</summary>
    private void RemoveOld()
    {
        if (kept.Retention is not { } retention) return;
        var oldest = clock.GetUtcNow().UtcDateTime - retention;
        foreach (var path in Directory.EnumerateFiles(kept.Folder, "run-*.xml*").Where(path => File.GetLastWriteTimeUtc(path) < oldest)) File.Delete(path);
    }
}
