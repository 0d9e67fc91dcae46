using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>An asset with all that belongs to it, for its screen.</summary>
internal sealed record AssetDetails(
    AssetRow Asset,
    string Type,
    string? Source,
    string PerimeterPath,
    string? Responsible,
    string? CreatedByRun,
    IReadOnlyList<DetailedComponent> Components,
    IReadOnlyList<DetailedValue> Values)
{
    /// <returns>Null when there is no such asset.</returns>
    public static Task<AssetDetails?> FindAsync(Database database, long id, CancellationToken cancellationToken) =>
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
            ReadValues(connection, asset));
    }

    private static List<DetailedComponent> ReadComponents(DataConnection connection, long assetId) =>
    [
        .. (from component in connection.GetTable<ComponentRow>()
            from knowledgeBase in connection.GetTable<KnowledgeBaseRow>().LeftJoin(row => row.Id == component.KnowledgeBaseId)
            where component.AssetId == assetId
            orderby component.Name, component.Key
            select new DetailedComponent(component.Key, component.Name, component.Cpe, component.KnowledgeBaseId, knowledgeBase.Name, component.Imported)).ToList(),
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

/// <summary>An asset component on its asset's screen.</summary>
internal sealed record DetailedComponent(string Key, string Name, string? Cpe, string KnowledgeBaseId, string? KnowledgeBase, bool Imported);

/// <summary>A custom attribute on an asset's screen; the value is null when it is blank.</summary>
internal sealed record DetailedValue(long AttributeId, string Name, string ValueType, bool Required, string? Value);
