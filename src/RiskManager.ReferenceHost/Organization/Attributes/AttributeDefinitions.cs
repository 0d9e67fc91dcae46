using LinqToDB;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Attributes;

/// <summary>The section Objects and Attributes: which custom attributes assets have, and which are marked required (R8).</summary>
internal sealed class AttributeDefinitions(Database database)
{
    /// <summary>The kinds of value. An import cannot carry the last three.</summary>
    public static IReadOnlyList<string> ValueTypes { get; } = ["Text", "Number", "Date", "Relationship", "Attachment", "Formula"];

    public Task<IReadOnlyList<AssetTypeRow>> TypesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<AssetTypeRow>>(
            connection => [.. connection.GetTable<AssetTypeRow>().OrderBy(row => row.Id)], cancellationToken);

    public Task<IReadOnlyList<CustomAttributeRow>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<CustomAttributeRow>>(
            connection => [.. connection.GetTable<CustomAttributeRow>().OrderBy(row => row.TypeId).ThenBy(row => row.NameKey)],
            cancellationToken);
}
