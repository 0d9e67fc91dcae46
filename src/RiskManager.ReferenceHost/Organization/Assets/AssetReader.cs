using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>Reads an asset with all that belongs to it.</summary>
internal sealed class AssetReader(Database database)
{
    /// <returns>Null when there is no such asset.</returns>
    public Task<AssetDetails?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => Find(connection, id), cancellationToken);

    private static AssetDetails? Find(DataConnection connection, long id)
    {
        var asset = connection.GetTable<AssetRow>().FirstOrDefault(row => row.Id == id);
        if (asset is null) return null;
        var perimeter = connection.GetTable<PerimeterRow>().Single(row => row.Id == asset.PerimeterId);
        var responsible = asset.ResponsibleId ?? perimeter.ResponsibleId;
        return new AssetDetails(
            asset,
            connection.GetTable<AssetTypeRow>().Where(row => row.Id == asset.TypeId).Select(row => row.Name).First(),
            connection.GetTable<SourceRow>().Where(row => row.Id == asset.SourceId).Select(row => row.Name).FirstOrDefault(),
            PerimeterRepository.Path(connection, perimeter),
            connection.GetTable<PersonRow>().Where(row => row.Id == responsible).Select(row => row.Name).FirstOrDefault(),
            connection.GetTable<ImportRunRow>().Where(row => row.Number == asset.CreatedRun).Select(row => row.RunId).FirstOrDefault(),
            ReadComponents(connection, id),
            ReadValues(connection, asset))
        {
            PlatformId = ReadPlatformId(connection, asset),
        };
    }

    private static Guid? ReadPlatformId(DataConnection connection, AssetRow asset)
    {
        var links = connection.GetTable<PlatformAssetRow>().Where(row => row.SourceId == asset.SourceId && row.ImportId == asset.ImportId);
        return links.Select(row => row.PlatformId).FirstOrDefault() is { } id ? Guid.Parse(id) : null;
    }

    private static List<DetailedComponent> ReadComponents(DataConnection connection, long assetId) =>
    [
        .. (from component in connection.GetTable<ComponentRow>()
            from knowledgeBase in connection.GetTable<KnowledgeBaseRow>().LeftJoin(row => row.Id == component.KnowledgeBaseId)
            where component.AssetId == assetId
            orderby component.Name, component.Key
            select new DetailedComponent(
                component.Key, component.Name, component.Cpe, component.KnowledgeBaseId, knowledgeBase.Name, component.Imported)).ToList(),
    ];

    private static List<DetailedValue> ReadValues(DataConnection connection, AssetRow asset) =>
    [
        .. (from attribute in connection.GetTable<CustomAttributeRow>()
            from value in connection.GetTable<CustomValueRow>().LeftJoin(row => row.AttributeId == attribute.Id && row.AssetId == asset.Id)
            where attribute.TypeId == asset.TypeId
            orderby attribute.Name
            select new DetailedValue(attribute.Id, attribute.Name, attribute.ValueType, attribute.Required, value.Value)).ToList(),
    ];
}
