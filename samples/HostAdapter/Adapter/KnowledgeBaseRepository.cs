using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HostAdapter.VendorSdk;
using RiskManager.Contracts;

namespace HostAdapter.Adapter
{
    /// <summary>The knowledge bases that have CPE names.</summary>
    internal sealed class KnowledgeBaseRepository : IKnowledgeBaseRepository
    {
        private readonly PlatformCalls _calls;

        public KnowledgeBaseRepository(PlatformCalls calls) => _calls = calls;

        public IAsyncEnumerable<KnowledgeBase> ListWithCpeNamesAsync(CancellationToken cancellationToken) =>
            _calls.StreamAsync(List, cancellationToken);

        private static IReadOnlyList<KnowledgeBase> List(IUnitOfWork work) =>
            work.Knowledge.All.Where(entry => entry.CpeNames.Count > 0)
                .Select(entry => new KnowledgeBase(entry.Id, entry.Name, entry.CpeNames))
                .ToList();
    }
}
