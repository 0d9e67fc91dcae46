using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Tables;

/// <summary>
/// The bulk operations of an import on one connection, in the dialect of its database: prepared statements in SQLite, binary COPY and
/// set-based statements in PostgreSQL. Rare operations are portable LINQ and not here.
/// </summary>
internal interface IImportTables : IDisposable
{
    /// <summary>The assets of a source that exist, by identity.</summary>
    IEnumerable<KeyValuePair<string, ExistingAsset>> FindIdentities(long source, IReadOnlyCollection<string> ids);

    /// <summary>The assets of the given identities, and those among them that people deleted.</summary>
    IReadOnlyList<StoredAsset> FindAssets(string source, IReadOnlyCollection<string> ids);

    /// <summary>The fingerprints in a range of identities of one length, in ascending order; at most <paramref name="limit"/>.</summary>
    IReadOnlyList<AssetFingerprint> FindRange(string source, string firstId, string lastId, int limit);

    /// <summary>The identities in the same range whose assets people deleted.</summary>
    IReadOnlyList<AssetFingerprint> FindDeletedRange(string source, string firstId, string lastId, int limit);

    /// <summary>The components that imports made on assets.</summary>
    IReadOnlyList<StoredComponent> FindComponents(string source, IReadOnlyCollection<string> ids);

    /// <summary>Inserts assets.</summary>
    /// <returns>Their numbers, in the order of the rows.</returns>
    IReadOnlyList<long> Insert(IReadOnlyList<AssetRow> assets);

    /// <summary>Updates the fields that each change carries; fields that people had edited count as imported again.</summary>
    void Update(IReadOnlyList<AssetChange> changes);

    /// <summary>Gives assets the fingerprint of what they hold and what identifies their machines.</summary>
    void SetMarks(IReadOnlyList<AssetMark> marks);

    /// <summary>The lengths of the identities of a source, in ascending order.</summary>
    IReadOnlyList<int> FindIdLengths(string source);

    /// <summary>Identities of one length after another one, in ascending order; at most <paramref name="limit"/>.</summary>
    IReadOnlyList<string> FindIds(string source, int length, string after, int limit);

    /// <summary>The assets of <see cref="FindIds"/>.</summary>
    IReadOnlyList<ImportedAsset> FindImported(string source, int length, string after, int limit);

    /// <summary>Inserts components of assets that had none.</summary>
    void Insert(IReadOnlyList<ComponentRow> components);

    /// <summary>Inserts components; those whose key exists on the asset get the new values.</summary>
    /// <returns>How many did not exist.</returns>
    int Write(IReadOnlyList<ComponentRow> components);

    /// <summary>Pairs of an asset that a run created with one of another origin that shares a name or an address.</summary>
    IEnumerable<LookAlike> FindLookAlikes(string source, long sourceNumber, long runNumber);
}
