using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Findings;

/// <summary>The takeovers that people confirmed and that can be undone, newest first.</summary>
internal sealed class TakenOverIdentities(Database database)
{
    /// <summary>A page of them, after the last one shown (null: the newest).</summary>
    public Task<IReadOnlyList<TakenOverIdentity>> ListAsync(long? before, int pageSize, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<TakenOverIdentity>>(
            connection => Read(
                connection,
                connection.GetTable<TakenOverIdentityRow>().Where(row => before == null || row.Id < before)
                    .OrderByDescending(row => row.Id).Take(pageSize)),
            cancellationToken);

    /// <summary>Those of an asset.</summary>
    public Task<IReadOnlyList<TakenOverIdentity>> OfAssetAsync(long assetId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<TakenOverIdentity>>(
            connection => Read(
                connection,
                connection.GetTable<TakenOverIdentityRow>().Where(row => row.AssetId == assetId).OrderByDescending(row => row.Id)),
            cancellationToken);

    private static List<TakenOverIdentity> Read(DataConnection connection, IQueryable<TakenOverIdentityRow> rows) =>
    [
        .. (from row in rows
            from asset in connection.GetTable<AssetRow>().InnerJoin(asset => asset.Id == row.AssetId)
            select new { Row = row, asset.Name }).ToList()
        .Select(found => new TakenOverIdentity(
            found.Row.Id, found.Row.AssetId, found.Name, found.Row.Source, found.Row.OldId, found.Row.NewId,
            SharedIdentifiers.Read(found.Row.Shared), found.Row.ConfirmedBy,
            DateTimeOffset.FromUnixTimeMilliseconds(found.Row.ConfirmedAt))),
    ];
}
