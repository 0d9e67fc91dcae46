using System.Globalization;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Runs;

/// <summary>
/// Keeps every applied import document as a file besides. A document waits under another name until it is applied, and a
/// resumed run goes on counting where the interrupted one stopped.
/// </summary>
internal sealed class DocumentFolder(IAssetRepository inner, string folder) : IAssetRepository
{
    private int? _last;

    public Task<IReadOnlyCollection<StoredAsset>> FindAsync(string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        inner.FindAsync(source, ids, cancellationToken);

    public IAsyncEnumerable<LookAlike> FindLookAlikesAsync(string source, string runId, CancellationToken cancellationToken) =>
        inner.FindLookAlikesAsync(source, runId, cancellationToken);

    public async Task<AppliedBatch> ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Document is not { } document) return await inner.ApplyAsync(batch, cancellationToken);
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"run-{batch.RunId}-{Next(batch.RunId):000000}.xml"));
        var waiting = path + ".part";
        try
        {
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

    private int Next(string runId)
    {
        Directory.CreateDirectory(folder);
        _last ??= Directory.EnumerateFiles(folder, $"run-{runId}-*.xml").Count();
        _last++;
        return _last.Value;
    }
}
