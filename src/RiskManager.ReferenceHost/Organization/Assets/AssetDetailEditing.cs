using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Import.Tables.Sqlite;
using RiskManager.ReferenceHost.Organization.Attributes;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>What a person does to the components and custom attributes of an asset; each is recorded in the audit log.</summary>
internal sealed class AssetDetailEditing(Database database, TimeProvider clock, Actor account)
{
    /// <summary>Adds an instance of a knowledge base to an asset. It belongs to people: no import touches it.</summary>
    public Task AddComponentAsync(long assetId, string knowledgeBaseId, CancellationToken cancellationToken) =>
        WriteAsync(assetId, (connection, asset) =>
        {
            var knowledgeBase = connection.GetTable<KnowledgeBaseRow>().FirstOrDefault(row => row.Id == knowledgeBaseId)
                ?? throw new TaskSettingsException(Words.Of($"There is no knowledge base {knowledgeBaseId}."));
            connection.Insert(new ComponentRow
            {
                AssetId = assetId, Key = $"person:{Guid.NewGuid():n}", Name = knowledgeBase.Name, KnowledgeBaseId = knowledgeBase.Id,
                Imported = false,
            });
            return $"The \"{knowledgeBase.Name}\" asset component was added to the \"{asset.Name}\" asset by \"{account}\"";
        }, cancellationToken);

    /// <summary>Deletes an asset component.</summary>
    public Task DeleteComponentAsync(long assetId, string key, CancellationToken cancellationToken) =>
        WriteAsync(assetId, (connection, asset) =>
        {
            var component = connection.GetTable<ComponentRow>().FirstOrDefault(row => row.AssetId == assetId && row.Key == key);
            if (component is null) return null;
            Delete(
                connection, connection.GetTable<ComponentRow>().Where(row => row.AssetId == assetId && row.Key == key), account,
                clock.GetUtcNow());
            return $"The \"{component.Name}\" asset component from the \"{asset.Name}\" asset was deleted by \"{account}\"";
        }, cancellationToken);

    /// <summary>Writes the value of a custom attribute; a blank one clears it.</summary>
    /// <exception cref="TaskSettingsException">The attribute cannot have the value.</exception>
    public Task SetValueAsync(long assetId, long attributeId, string? value, CancellationToken cancellationToken) =>
        WriteAsync(assetId, (connection, asset) =>
        {
            var attribute = connection.GetTable<CustomAttributeRow>().First(row => row.Id == attributeId);
            var kept = AttributeValues.Check(attribute, value);
            return new AssetChanges(connection, clock.GetUtcNow(), account).SetValue(asset, attribute, kept);
        }, cancellationToken);

    /// <summary>
    /// Deletes components. Records that a person deleted an imported one, so that an import that recreates it reports so (R30).
    /// </summary>
    /// <returns>Whether there were any.</returns>
    public static bool Delete(DataConnection connection, IQueryable<ComponentRow> components, Actor account, DateTimeOffset at)
    {
        foreach (var imported in components.Where(row => row.Imported).ToList())
        {
            // Without a fingerprint the next import looks at the asset again.
            connection.GetTable<AssetRow>().Where(row => row.Id == imported.AssetId).Set(row => row.Fingerprint, (long?)null).Update();
            connection.InsertOrReplace(new DeletedComponentRow
            {
                AssetId = imported.AssetId, Key = imported.Key, Name = imported.Name, DeletedBy = account.Name,
                DeletedAt = at.ToUnixTimeMilliseconds(),
            });
        }

        return components.Delete() > 0;
    }

    private Task<bool> WriteAsync(long assetId, Func<DataConnection, AssetRow, string?> write, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var asset = connection.GetTable<AssetRow>().FirstOrDefault(row => row.Id == assetId) ?? throw new AssetUnknownException();
                if (write(connection, asset) is { } entry)
                    AuditLog.Record(connection, clock.GetUtcNow(), AuditModules.Organization, account, entry);
                return true;
            },
            cancellationToken);
}
