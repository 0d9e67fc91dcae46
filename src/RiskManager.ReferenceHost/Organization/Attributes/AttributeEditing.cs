using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Organization.Attributes;

/// <summary>What a person does to custom attributes: add, mark as required. Each is recorded in the audit log.</summary>
internal sealed class AttributeEditing(Database database, TimeProvider clock, Actor account)
{
    public const int MaxNameLength = 100;

    /// <exception cref="TaskSettingsException">The name must be corrected.</exception>
    public Task AddAsync(long typeId, string name, string valueType, bool required, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                name = name.Trim();
                var key = NameKey.Of(name);
                if (name.Length is 0 or > MaxNameLength)
                    throw new TaskSettingsException(Words.Of($"A name of 1 to {MaxNameLength} characters is needed."));
                if (!AttributeDefinitions.ValueTypes.Contains(valueType, StringComparer.Ordinal))
                {
                    throw new TaskSettingsException(
                        Words.Of(
                            $"\"{valueType}\" is not a kind of value. Allowed are {string.Join(", ", AttributeDefinitions.ValueTypes)}."));
                }

                if (connection.GetTable<CustomAttributeRow>().Any(row => row.TypeId == typeId && row.NameKey == key))
                    throw new TaskSettingsException(Words.Of($"The asset type has an attribute \"{name}\" already."));
                connection.Insert(
                    new CustomAttributeRow { TypeId = typeId, Name = name, NameKey = key, ValueType = valueType, Required = required });
                Record(connection, $"The \"{name}\" attribute was created{(required ? ", required," : "")} by \"{account}\"");
                return true;
            },
            cancellationToken);

    public Task SetRequiredAsync(long id, bool required, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var attribute = connection.GetTable<CustomAttributeRow>().FirstOrDefault(row => row.Id == id);
                if (attribute is null || attribute.Required == required) return false;
                connection.Update(attribute with { Required = required });
                Record(
                    connection,
                    $"The \"{attribute.Name}\" attribute was marked as {(required ? "required" : "not required")} by \"{account}\"");
                return true;
            },
            cancellationToken);

    private void Record(DataConnection connection, string entry) =>
        AuditLog.Record(connection, clock.GetUtcNow(), AuditModules.Attributes, account, entry);
}
