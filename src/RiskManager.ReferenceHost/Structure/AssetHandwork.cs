using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Structure;

/// <summary>What a person does to assets on the screen: move, copy, delete, edit. Each is recorded in the audit log.</summary>
internal sealed class AssetHandwork(Database database, TimeProvider clock, string account)
{
    public const string Module = "Organization";
    private const string CopySuffix = " (copy)";

    /// <summary>Moves an asset; it keeps its identity (R5).</summary>
    /// <returns>Whether the perimeter had to be created.</returns>
    public Task<bool> MoveAsync(AssetKey key, string perimeter, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var asset = Get(connection, key);
                var from = PerimeterOf(connection, asset).Name;
                var (target, created) = FindOrCreate(connection, perimeter);
                connection.GetTable<AssetRow>().Where(row => row.Id == asset.Id).Set(row => row.PerimeterId, target.Id).Update();
                Record(connection, $"The \"{asset.Name}\" asset was moved from the \"{from}\" perimeter to the \"{target.Name}\" perimeter by \"{account}\"");
                return created;
            },
            cancellationToken);

    /// <summary>Puts a copy beside an asset. The copy has no identity, so no import ever touches it (R5).</summary>
    /// <returns>The name of the copy.</returns>
    public Task<string> CopyAsync(AssetKey key, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var asset = Get(connection, key);
                var kept = asset.Name.Length + CopySuffix.Length > ImportLimits.NameLength ? asset.Name[..(ImportLimits.NameLength - CopySuffix.Length)] : asset.Name;
                var copy = asset with { Id = 0, SourceId = null, ImportId = null, CreatedRun = null, HandEdited = 0, Fingerprint = null, Name = kept + CopySuffix };
                var copyId = connection.InsertWithInt64Identity(copy);
                CopyBelongings(connection, asset.Id, copyId);
                Record(connection, $"The \"{copy.Name}\" asset in the \"{PerimeterOf(connection, asset).Name}\" perimeter was copied from the \"{asset.Name}\" asset by \"{account}\"");
                return copy.Name;
            },
            cancellationToken);

    /// <summary>Deletes an asset with its components and values. That it had been imported stays known (R6).</summary>
    public Task DeleteAsync(AssetKey key, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var asset = Get(connection, key);
                var perimeter = PerimeterOf(connection, asset).Name;
                connection.GetTable<AssetRow>().Where(row => row.Id == asset.Id).Delete();
                connection.InsertOrReplace(new DeletedAssetRow
                {
                    SourceId = asset.SourceId!.Value, ImportId = key.Id, Name = asset.Name, DeletedBy = account, DeletedAt = Now,
                });
                Record(connection, $"The \"{asset.Name}\" asset from the \"{perimeter}\" perimeter was deleted by \"{account}\"");
                return true;
            },
            cancellationToken);

    /// <summary>Changes fields and marks them as edited by hand, so that an import that overwrites them says so (R30).</summary>
    public Task EditAsync(AssetKey key, AssetEdit edit, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var asset = Get(connection, key);
                var edited = asset with
                {
                    Name = edit.Name ?? asset.Name,
                    DnsName = edit.DnsName is null ? asset.DnsName : edit.DnsName.Length == 0 ? null : edit.DnsName,
                    HandEdited = asset.HandEdited | (int)Marks(asset, edit),
                };
                if (edited == asset) return false;
                connection.Update(edited with { Fingerprint = null });
                var perimeter = PerimeterOf(connection, asset).Name;
                RecordEdit(connection, asset.Name, perimeter, "name", asset.Name, edited.Name);
                RecordEdit(connection, asset.Name, perimeter, AssetAttributes.DnsName, asset.DnsName, edited.DnsName);
                return true;
            },
            cancellationToken);

    /// <summary>Deletes an asset component by its name.</summary>
    /// <returns>Whether there was one.</returns>
    public Task<bool> DeleteComponentAsync(AssetKey key, string component, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var asset = Get(connection, key);
                var those = connection.GetTable<ComponentRow>().Where(row => row.AssetId == asset.Id && row.Name == component);
                foreach (var imported in those.Where(row => row.Imported).ToList())
                    connection.InsertOrReplace(new DeletedComponentRow { AssetId = asset.Id, Key = imported.Key, Name = imported.Name, DeletedBy = account, DeletedAt = Now });
                if (those.Delete() == 0) return false;
                connection.GetTable<AssetRow>().Where(row => row.Id == asset.Id).Set(row => row.Fingerprint, (long?)null).Update();
                Record(connection, $"The \"{component}\" asset component from the \"{asset.Name}\" asset was deleted by \"{account}\"");
                return true;
            },
            cancellationToken);

    private static AssetFields Marks(AssetRow asset, AssetEdit edit)
    {
        var marks = AssetFields.None;
        if (edit.Name is not null && edit.Name != asset.Name) marks |= AssetFields.Name;
        if (edit.DnsName is not null && edit.DnsName != (asset.DnsName ?? "")) marks |= AssetFields.DnsName;
        return marks;
    }

    private static AssetRow Get(DataConnection connection, AssetKey key) =>
        (from asset in connection.GetTable<AssetRow>()
         from source in connection.GetTable<SourceRow>().InnerJoin(row => row.Id == asset.SourceId)
         where source.Name == key.Source && asset.ImportId == key.Id
         select asset).FirstOrDefault() ?? throw new AssetUnknownException(key);

    private static PerimeterRow PerimeterOf(DataConnection connection, AssetRow asset) =>
        connection.GetTable<PerimeterRow>().Single(row => row.Id == asset.PerimeterId);

    private static (PerimeterRow Perimeter, bool Created) FindOrCreate(DataConnection connection, string name)
    {
        var found = Perimeters.Named(connection, name);
        return found.Count > 0 ? (found[0], false) : (Perimeters.Create(connection, name, responsibleId: null, runId: null), true);
    }

    private static void CopyBelongings(DataConnection connection, long from, long to)
    {
        foreach (var component in connection.GetTable<ComponentRow>().Where(row => row.AssetId == from).ToList())
            connection.Insert(component with { AssetId = to, Imported = false, Key = $"person:{Guid.NewGuid():n}" });
        foreach (var value in connection.GetTable<CustomValueRow>().Where(row => row.AssetId == from).ToList())
            connection.Insert(value with { AssetId = to, ByHand = true });
    }

    private void RecordEdit(DataConnection connection, string asset, string perimeter, string field, string? before, string? after)
    {
        if (before == after) return;
        Record(connection, $"The \"{field}\" of the \"{asset}\" asset from the \"{perimeter}\" perimeter was changed from {Shown(before)} to {Shown(after)} by \"{account}\"");
    }

    private void Record(DataConnection connection, string entry) =>
        connection.Insert(new AuditRow { At = Now, Module = Module, Account = account, Entry = entry });

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static string Shown(string? value) => value is null ? "blank" : $"\"{value}\"";
}
