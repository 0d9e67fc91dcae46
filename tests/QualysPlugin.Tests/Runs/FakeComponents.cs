using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

/// <summary>The platform's asset components and knowledge bases in memory.</summary>
internal sealed class FakeComponents : IAssetComponentRepository, IKnowledgeBaseRepository
{
    /// <summary>The imported components by the ID of their asset.</summary>
    public Dictionary<string, StoredComponent> Held { get; } = [];

    public List<KnowledgeBase> KnowledgeBases { get; } =
    [
        new("LNX.000211", "Fedora", ["cpe:2.3:o:fedoraproject:fedora:*:*:*:*:*:*:*:*"]),
        new("LNX.000203", "Debian", ["cpe:2.3:o:debian:debian_linux:*:*:*:*:*:*:*:*"]),
    ];

    private readonly Lock _lock = new();

    public int LookUps { get; private set; }

    /// <returns>How many are new.</returns>
    public int Write(IEnumerable<StoredComponent> components)
    {
        lock (_lock)
        {
            var before = Held.Count;
            foreach (var component in components)
                Held[component.Asset.Id] = component;
            return Held.Count - before;
        }
    }

    public Task<IReadOnlyCollection<StoredComponent>> FindAsync(
        string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            LookUps++;
            return Task.FromResult<IReadOnlyCollection<StoredComponent>>(
                [.. Held.Values.Where(component => ids.Contains(component.Asset.Id))]);
        }
    }

    public async IAsyncEnumerable<KnowledgeBase> ListWithCpeNamesAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var knowledgeBase in KnowledgeBases)
            yield return knowledgeBase;
    }
}
