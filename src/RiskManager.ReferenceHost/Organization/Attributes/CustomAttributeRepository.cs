using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Attributes;

/// <summary>The custom attributes of the section Objects and Attributes.</summary>
internal sealed class CustomAttributeRepository(Database database) : ICustomAttributeRepository
{
    private const string Technology = "TECHNOLOGY";

    public Task<IReadOnlyDictionary<string, long>> CountBlankRequiredAsync(string source, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, long>>(connection => CountBlank(connection, source), cancellationToken);

    private static Dictionary<string, long> CountBlank(DataConnection connection, string source)
    {
        var assets =
            from asset in connection.GetTable<AssetRow>()
            from type in connection.GetTable<AssetTypeRow>().InnerJoin(type => type.Id == asset.TypeId && type.NameKey == Technology)
            from origin in connection.GetTable<SourceRow>().InnerJoin(origin => origin.Id == asset.SourceId && origin.Name == source)
            select asset.Id;
        var required =
            from attribute in connection.GetTable<CustomAttributeRow>()
            from type in connection.GetTable<AssetTypeRow>().InnerJoin(type => type.Id == attribute.TypeId && type.NameKey == Technology)
            where attribute.Required
            orderby attribute.Name
            select new
            {
                attribute.Name,
                Assets = assets.LongCount(),
                Filled = connection.GetTable<CustomValueRow>()
                    .LongCount(value => value.AttributeId == attribute.Id && value.Value != "" && assets.Contains(value.AssetId)),
            };
        return required.ToList().Where(row => row.Assets > row.Filled).ToDictionary(row => row.Name, row => row.Assets - row.Filled);
    }
}
