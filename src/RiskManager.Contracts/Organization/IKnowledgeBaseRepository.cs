namespace RiskManager.Contracts;

/// <summary>The knowledge bases of the host.</summary>
public interface IKnowledgeBaseRepository
{
    /// <summary>Reads every knowledge base that is associated with at least one CPE name (R13).</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The knowledge bases, as a stream, in any order.</returns>
    /// <exception cref="HostStoreException">The storage could not be read.</exception>
    IAsyncEnumerable<KnowledgeBase> ListWithCpeNamesAsync(CancellationToken cancellationToken);
}
