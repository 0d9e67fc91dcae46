using RiskManager.Contracts;

namespace HostAdapter.Adapter;

/// <summary>The asset components that imports made.</summary>
internal sealed class ComponentRepository(PlatformCalls calls) : IAssetComponentRepository
{
    public Task<IReadOnlyCollection<StoredComponent>> FindAsync(string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        calls.ReadAsync<IReadOnlyCollection<StoredComponent>>(work =>
        {
            var keys = work.Organization.FindAssets(source, ids).ToDictionary(asset => asset.Id, asset => new AssetKey(source, asset.ExternalId!));
            return
            [
                .. from component in work.Organization.FindComponents([.. keys.Keys])
                   where component.ExternalKey is not null
                   select new StoredComponent(keys[component.Asset], component.ExternalKey!, component.Name, component.CpeName ?? "", component.KnowledgeBaseId),
            ];
        }, cancellationToken);
}
