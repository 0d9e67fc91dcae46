using System.Runtime.CompilerServices;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Tables;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Import;

/// <summary>
/// The imported assets of a source, read in pages along the index of identities; assets once for each length of an identity, for their
/// order. Between two pages no transaction is open, so a slow reader neither blocks an import nor lets the write-ahead log of SQLite grow.
/// </summary>
internal sealed class ImportedAssetRepository(Database database) : IImportedAssetRepository, IAsyncDisposable
{
    private const int IdsPerPage = 10_000;
    private const int AssetsPerPage = 1_000;

    private readonly IdentityQuery _find = new(database);

    public IAsyncEnumerable<string> StreamIdsAsync(string source, CancellationToken cancellationToken) => StreamAsync(
        (tables, after) => tables.FindIds(source, after, IdsPerPage), IdsPerPage, id => id, cancellationToken);

    public async IAsyncEnumerable<ImportedAsset> StreamAsync(
        string source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var length in await _find.ReadAsync(tables => tables.FindIdLengths(source), cancellationToken))
        {
            var ofLength = StreamAsync(
                (tables, after) => tables.FindImported(source, length, after, AssetsPerPage), AssetsPerPage, asset => asset.Id,
                cancellationToken);
            await foreach (var asset in ofLength) yield return asset;
        }
    }

    public ValueTask DisposeAsync() => _find.DisposeAsync();

    private async IAsyncEnumerable<T> StreamAsync<T>(
        Func<IImportTables, string, IReadOnlyList<T>> read, int pageSize, Func<T, string> idOf,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = "";
        IReadOnlyList<T> page;
        do
        {
            page = await _find.ReadAsync(tables => read(tables, after), cancellationToken);
            foreach (var item in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }

            if (page.Count > 0) after = idOf(page[^1]);
        }
        while (page.Count == pageSize);
    }
}
