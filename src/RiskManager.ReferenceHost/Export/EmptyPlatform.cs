using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Export;

/// <summary>
/// A platform that holds nothing: every record of the inventory is a new asset. It keeps no checkpoint, and it knows every person,
/// because the people of the Risk Manager that will read the export are not known here.
/// </summary>
internal sealed class EmptyPlatform
    : IPerimeterRepository, IPersonRepository, IAssetComponentRepository, IKnowledgeBaseRepository, ICustomAttributeRepository,
        ICheckpointRepository
{
    public Task<IReadOnlyList<Perimeter>> FindByNameAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Perimeter>>([]);

    public Task<int> CountByNameAsync(string name, CancellationToken cancellationToken) => Task.FromResult(1);

    public Task<IReadOnlyCollection<StoredComponent>> FindAsync(
        string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyCollection<StoredComponent>>([]);

    public IAsyncEnumerable<KnowledgeBase> ListWithCpeNamesAsync(CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<KnowledgeBase>();

    public Task<IReadOnlyDictionary<string, long>> CountBlankRequiredAsync(string source, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, long>>(new Dictionary<string, long>());

    public Task<Checkpoint?> FindAsync(string taskId, CancellationToken cancellationToken) => Task.FromResult<Checkpoint?>(null);

    public Task RemoveAsync(string taskId, CancellationToken cancellationToken) => Task.CompletedTask;
}
