using System.Globalization;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Runs.Documents;

/// <summary>
/// Saves applied import documents as files, within the limits of <see cref="DocumentRetention"/>. A document has
/// another name until it is applied. A resumed run continues the numbering of the interrupted one.
/// </summary>
internal sealed class DocumentSavingRepository(IAssetRepository inner, DocumentRetention kept, TimeProvider clock) : IAssetRepository
{
    private int? _last;
    private long _bytes;

    public Task<IReadOnlyCollection<StoredAsset>> FindAsync(
        string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        inner.FindAsync(source, ids, cancellationToken);

    public IAsyncEnumerable<LookAlike> FindLookAlikesAsync(string source, string runId, CancellationToken cancellationToken) =>
        inner.FindLookAlikesAsync(source, runId, cancellationToken);

    public async Task<AppliedBatch> ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Document is not { } document) return await inner.ApplyAsync(batch, cancellationToken);
        var path = kept.Folder;
        try
        {
            Begin(batch);
            if (_bytes + document.Count > kept.MaxBytesPerRun)
            {
                var applied = await inner.ApplyAsync(batch, cancellationToken);
                await NoteTheLimitAsync(batch, cancellationToken);
                return applied;
            }

            var name = string.Create(CultureInfo.InvariantCulture, $"{RunDocuments.Prefix(batch.RunId)}{++_last:000000}.xml");
            path = Path.Combine(kept.Folder, name);
            return await ApplyAndKeepAsync(batch, document, path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new HostStoreException(Words.Of($"The import document {path} could not be kept: {exception.Message}"), exception);
        }
    }

    private async Task<AppliedBatch> ApplyAndKeepAsync(
        ImportBatch batch, ArraySegment<byte> document, string path, CancellationToken cancellationToken)
    {
        var waiting = path + ".part";
        await File.WriteAllBytesAsync(waiting, document, cancellationToken);
        var applied = await inner.ApplyAsync(batch, cancellationToken);
        File.Move(waiting, path);
        _bytes += document.Count;
        return applied;
    }

    private void Begin(ImportBatch batch)
    {
        if (_last is not null) return;
        Directory.CreateDirectory(kept.Folder);
        DocumentCleanup.Remove(kept, batch.RunId, clock.GetUtcNow());
        var written = new DirectoryInfo(kept.Folder).GetFiles($"{RunDocuments.Prefix(batch.RunId)}*.xml");
        (_last, _bytes) = (written.Length, written.Sum(file => file.Length));
    }

    private async Task NoteTheLimitAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var path = Path.Combine(kept.Folder, RunDocuments.LimitNote(batch.RunId));
        if (!File.Exists(path))
            await File.WriteAllTextAsync(
                path,
                $"These are not all import documents of the run: {HostKeys.ImportXmlMegabytesPerRun} in web.config bounds what is kept "
                + "of one.\n",
                cancellationToken);
    }
}
