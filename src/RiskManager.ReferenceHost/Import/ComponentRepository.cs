using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Sqlite;

namespace RiskManager.ReferenceHost.Import;

/// <summary>The asset components that imports made.</summary>
internal sealed class ComponentRepository(Database database) : IAssetComponentRepository, IAsyncDisposable
{
    private readonly IdentityQuery _find = new(database, ImportSql.FindComponents);

    public Task<IReadOnlyCollection<StoredComponent>> FindAsync(string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        _find.ReadAsync(
            source,
            ids,
            (from, row) => new StoredComponent(new AssetKey(from, row.Text(0)), row.Text(1), row.Text(2), row.TextOrNull(3) ?? "", row.Text(4)),
            cancellationToken);

    public ValueTask DisposeAsync() => _find.DisposeAsync();
}
