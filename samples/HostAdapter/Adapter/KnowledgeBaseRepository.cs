using RiskManager.Contracts;

namespace HostAdapter.Adapter;

/// <summary>The knowledge bases that carry CPE names.</summary>
internal sealed class KnowledgeBaseRepository(PlatformCalls calls) : IKnowledgeBaseRepository
{
    public IAsyncEnumerable<KnowledgeBase> ListWithCpeNamesAsync(CancellationToken cancellationToken) =>
        calls.StreamAsync<KnowledgeBase>(
            work => [.. from entry in work.Knowledge.All where entry.CpeNames.Count > 0 select new KnowledgeBase(entry.Id, entry.Name, entry.CpeNames)],
            cancellationToken);
}
