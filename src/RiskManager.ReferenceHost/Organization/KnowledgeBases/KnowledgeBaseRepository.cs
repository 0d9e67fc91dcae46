using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.KnowledgeBases;

/// <summary>The knowledge bases of the host.</summary>
internal sealed class KnowledgeBaseRepository(Database database) : IKnowledgeBaseRepository
{
    public IAsyncEnumerable<KnowledgeBase> ListWithCpeNamesAsync(CancellationToken cancellationToken) =>
        database.StreamAsync(Read, cancellationToken);

    private static IEnumerable<KnowledgeBase> Read(DataConnection connection)
    {
        var rows =
            from cpe in connection.GetTable<KnowledgeBaseCpeRow>()
            from knowledgeBase in connection.GetTable<KnowledgeBaseRow>().InnerJoin(row => row.Id == cpe.KnowledgeBaseId)
            orderby cpe.KnowledgeBaseId, cpe.Cpe
            select new { knowledgeBase.Id, knowledgeBase.Name, cpe.Cpe };

        KnowledgeBase? current = null;
        var names = new List<string>();
        foreach (var row in rows)
        {
            if (current is not null && current.Id != row.Id)
            {
                yield return current with { CpeNames = [.. names] };
                names.Clear();
            }

            current = new KnowledgeBase(row.Id, row.Name, names);
            names.Add(row.Cpe);
        }

        if (current is not null) yield return current with { CpeNames = [.. names] };
    }
}
