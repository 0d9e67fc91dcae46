namespace RiskManager.Contracts;

/// <summary>The imported assets (R17).</summary>
public interface IAssetRepository
{
    /// <summary>Looks up imported assets by identity: one query for a batch, never one for each asset.</summary>
    /// <param name="source">The source of all identities asked for.</param>
    /// <param name="ids">The identities, each once, at most 10,000.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The assets that exist or are known to have been deleted, in any order; identities that were never imported are absent.
    /// Copies and assets of other sources are never returned (R5, R10).
    /// </returns>
    /// <exception cref="HostStoreException">The storage could not be read.</exception>
    Task<IReadOnlyCollection<StoredAsset>> FindAsync(string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>
    /// Applies one batch in one transaction: the perimeter if it does not exist yet, every asset of the document, the asset
    /// components, the quarantined records and the checkpoint; all of it or nothing (R18, R24).
    /// </summary>
    /// <remarks>
    /// <para>An asset whose identity exists is updated in place, wherever it is; any other is created in the perimeter.
    /// A field that the document leaves out stays as it is; an empty one clears the value.</para>
    /// <para>The <em>required</em> marks of custom attributes are ignored (R8). Limits are checked: a document that breaks one is
    /// refused completely. <see cref="ContractSchemas.OpenAssetImport"/> has them all: name 400 characters, host address 100, …</para>
    /// <para><see cref="ImportBatch.Document"/> is borrowed memory. It is not read after the call.</para>
    /// </remarks>
    /// <param name="batch">The batch.</param>
    /// <param name="cancellationToken">Cancels the call; a cancelled call changes nothing.</param>
    /// <returns>What was done, counted by the storage itself.</returns>
    /// <exception cref="HostStoreException">The storage refused or failed; nothing was changed.</exception>
    Task<AppliedBatch> ApplyAsync(ImportBatch batch, CancellationToken cancellationToken);

    /// <summary>
    /// Finds assets of other sources, or of none, that share a DNS name or an IP address with an asset that the given run
    /// created (R10). Called once for a run.
    /// </summary>
    /// <param name="source">The source of the run's assets.</param>
    /// <param name="runId">The (logical) run, as <see cref="ImportBatch.RunId"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The pairs, as a stream, in any order.</returns>
    /// <exception cref="HostStoreException">The storage could not be read.</exception>
    IAsyncEnumerable<LookAlike> FindLookAlikesAsync(string source, string runId, CancellationToken cancellationToken);
}
