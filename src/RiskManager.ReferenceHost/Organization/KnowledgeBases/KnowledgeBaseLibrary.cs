using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.KnowledgeBases;

/// <summary>The knowledge bases as a person looks for them.</summary>
internal sealed class KnowledgeBaseLibrary(Database database)
{
    public const int PageSize = 50;

    /// <summary>A page of the knowledge bases whose ID, name or CPE name holds a text, by ID.</summary>
    public Task<IReadOnlyList<ListedKnowledgeBase>> FindAsync(string? text, string? after, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ListedKnowledgeBase>>(
            connection =>
            {
                var cpes = connection.GetTable<KnowledgeBaseCpeRow>();
                var rows = connection.GetTable<KnowledgeBaseRow>().AsQueryable();
                if (after is not null) rows = rows.Where(row => FoldedText.IsAfter(row.Id, after));
                if (!string.IsNullOrWhiteSpace(text))
                {
                    var wanted = FoldedText.Of(text.Trim());
                    rows = rows.Where(row => FoldedText.Holds(row.Id, wanted) || FoldedText.Holds(row.Name, wanted)
                        || cpes.Any(cpe => cpe.KnowledgeBaseId == row.Id && FoldedText.Holds(cpe.Cpe, wanted)));
                }

                return
                [
                    .. rows.OrderBy(row => row.Id).Take(PageSize + 1)
                        .Select(row => new ListedKnowledgeBase(row.Id, row.Name, cpes.Count(cpe => cpe.KnowledgeBaseId == row.Id))),
                ];
            },
            cancellationToken);

    /// <returns>Null when there is no such knowledge base.</returns>
    public Task<KnowledgeBase?> GetAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection =>
                connection.GetTable<KnowledgeBaseRow>().Where(row => row.Id == id).Select(row => row.Name).FirstOrDefault() is { } name
                ? new KnowledgeBase(
                    id, name,
                    [
                        .. connection.GetTable<KnowledgeBaseCpeRow>().Where(row => row.KnowledgeBaseId == id).OrderBy(row => row.Cpe)
                            .Select(row => row.Cpe),
                    ])
                : null,
            cancellationToken);

    /// <summary>All knowledge bases, to choose one from.</summary>
    public Task<IReadOnlyList<ListedKnowledgeBase>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ListedKnowledgeBase>>(
            connection =>
                [
                    .. connection.GetTable<KnowledgeBaseRow>().OrderBy(row => row.Name)
                        .Select(row => new ListedKnowledgeBase(row.Id, row.Name, 0)),
                ],
            cancellationToken);

    /// <summary>The knowledge bases of the asset components that imports created, those with the most components first.</summary>
    public Task<IReadOnlyList<UsedKnowledgeBase>> ListUsedAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<UsedKnowledgeBase>>(
            connection =>
                [
                    .. (from component in connection.GetTable<ComponentRow>().Where(row => row.Imported)
                        from known in connection.GetTable<KnowledgeBaseRow>().LeftJoin(row => row.Id == component.KnowledgeBaseId)
                        group component by new { component.KnowledgeBaseId, known.Name } into used
                        select new UsedKnowledgeBase(used.Key.KnowledgeBaseId, used.Key.Name, used.Count()))
                        .AsEnumerable().OrderByDescending(used => used.Components).ThenBy(used => used.Id, StringComparer.Ordinal),
                ],
            cancellationToken);
}

/// <summary>A knowledge base in a list.</summary>
internal sealed record ListedKnowledgeBase(string Id, string Name, int CpeNames);

/// <summary>A knowledge base with the asset components that imports created of it.</summary>
internal sealed record UsedKnowledgeBase(string Id, string? Name, int Components);
