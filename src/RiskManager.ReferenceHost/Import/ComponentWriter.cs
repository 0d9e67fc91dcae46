using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Import;

/// <summary>Creates the asset components of a batch, or brings those that exist to the values of the batch (R13).</summary>
internal sealed class ComponentWriter(BatchStatements statements, BatchIdentities identities)
{
    private readonly HashSet<string> _knowledgeBases = new(StringComparer.Ordinal);

    /// <returns>The components created.</returns>
    public int Write(IReadOnlyList<StoredComponent> components, CancellationToken cancellationToken)
    {
        if (components.Count == 0) return 0;
        identities.Load(components.Select(component => component.Asset));
        var created = 0;
        foreach (var component in components)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var asset = identities.Find(component.Asset)
                ?? throw new ImportRefusedException($"The asset component \"{component.Name}\" belongs to the asset {component.Asset}, which the host does not hold.");
            CheckKnowledgeBase(component);
            var insert = statements.InsertComponent;
            insert.Set(1, asset.Id).Set(2, component.Key).Set(3, component.Name).Set(4, component.CpeName).Set(5, component.KnowledgeBaseId).Run();
            if (insert.Changes == 1) created++;
            else statements.UpdateComponent.Set(1, asset.Id).Set(2, component.Key).Set(3, component.Name).Set(4, component.CpeName).Set(5, component.KnowledgeBaseId).Run();
        }

        return created;
    }

    private void CheckKnowledgeBase(StoredComponent component)
    {
        if (_knowledgeBases.Contains(component.KnowledgeBaseId)) return;
        var known = statements.FindKnowledgeBase.Set(1, component.KnowledgeBaseId).Read();
        statements.FindKnowledgeBase.Reset();
        if (!known)
            throw new ImportRefusedException($"The asset component \"{component.Name}\" of the asset {component.Asset}: there is no knowledge base {component.KnowledgeBaseId}.");
        _knowledgeBases.Add(component.KnowledgeBaseId);
    }
}
