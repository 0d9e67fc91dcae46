using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Import.Tables.Sqlite;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>
/// What a person does to assets on the screen: move, copy, delete, edit. Each is recorded in the audit log. The screens
/// name an asset by its number, scripts by its identity.
/// </summary>
internal sealed class AssetEditing(Database database, TimeProvider clock, Actor account)
{
    private const string CopySuffix = " (copy)";

    /// <summary>The number of an imported asset.</summary>
    /// <exception cref="AssetUnknownException">There is none.</exception>
    public Task<long> FindAsync(AssetKey key, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection =>
                (from asset in connection.GetTable<AssetRow>()
                 from source in connection.GetTable<SourceRow>().InnerJoin(row => row.Id == asset.SourceId)
                 where source.Name == key.Source && asset.ImportId == key.Id
                 select (long?)asset.Id).FirstOrDefault() ?? throw new AssetUnknownException(key),
            cancellationToken);

    /// <summary>Moves an asset to the perimeter of that name; it keeps its identity (R5).</summary>
    /// <returns>Whether the perimeter had to be created.</returns>
    public async Task<bool> MoveAsync(AssetKey key, string perimeter, CancellationToken cancellationToken)
    {
        var id = await FindAsync(key, cancellationToken);
        return await database.WriteAsync(
            connection =>
            {
                var (target, created) = FindOrCreate(connection, perimeter);
                Move(connection, Get(connection, id), target);
                return created;
            },
            cancellationToken);
    }

    /// <summary>Moves an asset; it keeps its identity (R5).</summary>
    public Task MoveAsync(long id, long perimeterId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var target = connection.GetTable<PerimeterRow>().FirstOrDefault(row => row.Id == perimeterId)
                    ?? throw new PerimeterUnknownException();
                Move(connection, Get(connection, id), target);
                return true;
            },
            cancellationToken);

    /// <summary>Puts a copy beside an asset. The copy has no identity, so no import ever touches it (R5).</summary>
    /// <returns>The name of the copy.</returns>
    public async Task<string> CopyAsync(AssetKey key, CancellationToken cancellationToken) =>
        (await CopyAsync(await FindAsync(key, cancellationToken), cancellationToken)).Name;

    /// <inheritdoc cref="CopyAsync(AssetKey, CancellationToken)"/>
    public Task<AssetRow> CopyAsync(long id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var asset = Get(connection, id);
                var kept = asset.Name.Length + CopySuffix.Length > AssetRow.MaxNameLength
                    ? asset.Name[..(AssetRow.MaxNameLength - CopySuffix.Length)]
                    : asset.Name;
                var copy = asset with
                {
                    Id = 0,
                    SourceId = null,
                    ImportId = null,
                    CreatedRun = null,
                    ExplanationId = null,
                    WrittenRun = null,
                    HandEdited = 0,
                    HandActions = 0,
                    Fingerprint = null,
                    Identifiers = null,
                    Name = kept + CopySuffix,
                };
                copy = copy with { Id = connection.InsertWithInt64Identity(copy) };
                AssetAdditions.Record(connection, [(copy.Id, copy.PerimeterId)]);
                CopyBelongings(connection, asset.Id, copy.Id);
                connection.GetTable<AssetRow>().Where(row => row.Id == asset.Id)
                    .Set(row => row.HandActions, asset.HandActions | (int)HandActions.Copied).Update();
                Record(
                    connection,
                    $"The \"{copy.Name}\" asset in the \"{PerimeterOf(connection, asset).Name}\" perimeter was copied from the "
                    + $"\"{asset.Name}\" asset by \"{account}\"");
                return copy;
            },
            cancellationToken);

    /// <summary>Deletes an asset with its components and values. That it had been imported stays known (R6).</summary>
    public async Task DeleteAsync(AssetKey key, CancellationToken cancellationToken) =>
        await DeleteAsync(await FindAsync(key, cancellationToken), cancellationToken);

    /// <inheritdoc cref="DeleteAsync(AssetKey, CancellationToken)"/>
    public Task DeleteAsync(long id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var asset = Get(connection, id);
                var perimeter = PerimeterOf(connection, asset).Name;
                Record(connection, Changes(connection).Delete(asset, perimeter));
                return true;
            },
            cancellationToken);

    /// <summary>Changes fields and marks them as edited by hand, so that an import that overwrites them reports so (R30).</summary>
    public async Task EditAsync(AssetKey key, AssetEdit edit, CancellationToken cancellationToken) =>
        await EditAsync(await FindAsync(key, cancellationToken), edit, cancellationToken);

    /// <inheritdoc cref="EditAsync(AssetKey, AssetEdit, CancellationToken)"/>
    public Task EditAsync(long id, AssetEdit edit, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var asset = Get(connection, id);
                var edited = EditedAsset.Of(asset, edit);
                if (edited.Changes.Count == 0) return false;
                connection.Update(edited.Asset with { Fingerprint = null });
                Events(connection).Edited(asset, edited.Changes);
                var perimeter = PerimeterOf(connection, asset).Name;
                foreach (var change in edited.Changes)
                {
                    Record(
                        connection,
                        $"The \"{change.Field}\" of the \"{asset.Name}\" asset from the \"{perimeter}\" perimeter was changed from "
                        + $"{Shown(change.OldValue)} to {Shown(change.NewValue)} by \"{account}\"");
                }

                return true;
            },
            cancellationToken);

    /// <summary>Deletes the asset components of a name.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> DeleteComponentAsync(AssetKey key, string component, CancellationToken cancellationToken)
    {
        var id = await FindAsync(key, cancellationToken);
        return await database.WriteAsync(
            connection =>
            {
                var asset = Get(connection, id);
                var those = connection.GetTable<ComponentRow>().Where(row => row.AssetId == id && row.Name == component);
                if (!AssetDetailEditing.Delete(connection, those, account, clock.GetUtcNow())) return false;
                Record(connection, $"The \"{component}\" asset component from the \"{asset.Name}\" asset was deleted by \"{account}\"");
                return true;
            },
            cancellationToken);
    }

    private static AssetRow Get(DataConnection connection, long id) =>
        connection.GetTable<AssetRow>().FirstOrDefault(asset => asset.Id == id) ?? throw new AssetUnknownException();

    private static PerimeterRow PerimeterOf(DataConnection connection, AssetRow asset) =>
        connection.GetTable<PerimeterRow>().Single(row => row.Id == asset.PerimeterId);

    private static (PerimeterRow Perimeter, bool Created) FindOrCreate(DataConnection connection, string name)
    {
        var found = PerimeterRepository.Named(connection, name);
        return found.Count > 0 ? (found[0], false) : (PerimeterRepository.Create(connection, name, responsibleId: null, runId: null), true);
    }

    private static void CopyBelongings(DataConnection connection, long from, long to)
    {
        foreach (var component in connection.GetTable<ComponentRow>().Where(row => row.AssetId == from).ToList())
            connection.Insert(component with { AssetId = to, Imported = false, Key = $"person:{Guid.NewGuid():n}" });
        foreach (var value in connection.GetTable<CustomValueRow>().Where(row => row.AssetId == from).ToList())
            connection.Insert(value with { AssetId = to, ByHand = true });
    }

    private void Move(DataConnection connection, AssetRow asset, PerimeterRow target) =>
        Record(connection, Changes(connection).Move(asset, PerimeterOf(connection, asset).Name, target));

    private AssetChanges Changes(DataConnection connection) => new(connection, clock.GetUtcNow(), account);

    private AssetEvents Events(DataConnection connection) => new(connection, clock.GetUtcNow(), account);

    private void Record(DataConnection connection, string entry) =>
        AuditLog.Record(connection, clock.GetUtcNow(), AuditModules.Organization, account, entry);

    private static string Shown(string? value) => value is null ? "blank" : $"\"{value}\"";
}
