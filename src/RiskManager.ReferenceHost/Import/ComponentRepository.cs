using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Import;

/// <summary>The asset components that imports made.</summary>
internal sealed class ComponentRepository(Database database) : IAssetComponentRepository, IAsyncDisposable
{
    private readonly IdentityQuery _find = new(database);

    public Task<IReadOnlyCollection<StoredComponent>> FindAsync(
        string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        _find.ReadAsync<IReadOnlyCollection<StoredComponent>>(tables => tables.FindComponents(source, ids), cancellationToken);

    public ValueTask DisposeAsync() => _find.DisposeAsync();
}
