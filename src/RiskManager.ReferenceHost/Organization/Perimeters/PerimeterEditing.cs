using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Organization.Perimeters;

/// <summary>What a person does to perimeters: create, rename, delete. Each is recorded in the audit log.</summary>
internal sealed class PerimeterEditing(Database database, TimeProvider clock, Actor account)
{
    /// <returns>The new perimeter's number.</returns>
    /// <exception cref="TaskSettingsException">The name must be corrected.</exception>
    public Task<long> CreateAsync(long? parentId, string name, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                Check(connection, parentId, name, except: null);
                var id = connection.InsertWithInt64Identity(
                    new PerimeterRow { ParentId = parentId, Name = name.Trim(), NameKey = NameKey.Of(name) });
                Record(connection, $"The \"{name.Trim()}\" perimeter was created by \"{account}\"");
                return id;
            },
            cancellationToken);

    /// <exception cref="TaskSettingsException">The name must be corrected.</exception>
    public Task RenameAsync(long id, string name, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var perimeter = Get(connection, id);
                Check(connection, perimeter.ParentId, name, except: id);
                connection.Update(perimeter with { Name = name.Trim(), NameKey = NameKey.Of(name) });
                Record(connection, $"The \"{perimeter.Name}\" perimeter was renamed to \"{name.Trim()}\" by \"{account}\"");
                return true;
            },
            cancellationToken);

    /// <exception cref="TaskSettingsException">The perimeter holds assets or sub-perimeters.</exception>
    public Task DeleteAsync(long id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var perimeter = Get(connection, id);
                if (connection.GetTable<AssetRow>().Any(row => row.PerimeterId == id)
                    || connection.GetTable<PerimeterRow>().Any(row => row.ParentId == id))
                    throw new TaskSettingsException(
                        Words.Of($"The perimeter \"{perimeter.Name}\" still holds assets or sub-perimeters. Move or delete them first."));
                connection.GetTable<PerimeterRow>().Where(row => row.Id == id).Delete();
                Record(connection, $"The \"{perimeter.Name}\" perimeter was deleted by \"{account}\"");
                return true;
            },
            cancellationToken);

    private static PerimeterRow Get(DataConnection connection, long id) =>
        connection.GetTable<PerimeterRow>().FirstOrDefault(row => row.Id == id) ?? throw new PerimeterUnknownException();

    private static void Check(DataConnection connection, long? parentId, string name, long? except)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > PerimeterRepository.NameLength)
            throw new TaskSettingsException(Words.Of($"A name of 1 to {PerimeterRepository.NameLength} characters is needed."));
        var key = NameKey.Of(name);
        if (connection.GetTable<PerimeterRow>().Any(row => row.NameKey == key && row.ParentId == parentId && row.Id != (except ?? 0)))
            throw new TaskSettingsException(Words.Of($"There is a perimeter \"{name.Trim()}\" in this place already."));
    }

    private void Record(DataConnection connection, string entry) =>
        AuditLog.Record(connection, clock.GetUtcNow(), AuditModules.Organization, account, entry);
}
