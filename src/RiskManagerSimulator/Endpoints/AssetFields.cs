using RiskManagerSimulator.Filters;
using RiskManagerSimulator.Organization;
using RiskManagerSimulator.Platform;

namespace RiskManagerSimulator.Endpoints;

/// <summary>The fields that the asset list can be filtered and sorted by.</summary>
internal sealed class AssetFields
{
    private readonly RiskManagerPlatform _platform;
    private readonly Dictionary<string, Field<Asset>> _fields;

    public AssetFields(RiskManagerPlatform platform)
    {
        _platform = platform;
        var organization = platform.Organization;
        _fields = new Dictionary<string, Field<Asset>>(StringComparer.Ordinal)
        {
            ["Id"] = SharedFields.Id(organization.Assets),
            ["Name"] = SharedFields.Text<Asset>(asset => asset.Name) with { Lookup = FindByName },
            ["Description"] = SharedFields.Text<Asset>(asset => asset.Description),
            ["AssetType"] = SharedFields.Text<Asset>(asset => asset.AssetType),
            ["AnalysisFrequency"] = SharedFields.Number<Asset>(asset => asset.AnalysisFrequency),
            ["Criticality"] = SharedFields.Number<Asset>(asset => asset.Criticality),
            ["Relevance"] = SharedFields.Number<Asset>(asset => asset.Relevance),
            ["CreatedOn"] = SharedFields.Date<Asset>(asset => asset.Created.On),
            ["UpdatedOn"] = SharedFields.Date<Asset>(asset => asset.Updated.On),
            ["CreatedBy"] = SharedFields.Text<Asset>(asset => asset.Created.By),
            ["UpdatedBy"] = SharedFields.Text<Asset>(asset => asset.Updated.By),
            ["ZoomLevel"] = SharedFields.Number<Asset>(asset => asset.Geolocation.ZoomLevel),
            ["Path"] = SharedFields.Text<Asset>(organization.PathOf),
        };
        SharedFields.AddGeolocation(_fields, asset => asset.Geolocation);
        SharedFields.AddResponsible(_fields, organization, asset => asset.ResponsibleId);
    }

    /// <summary>A field by its name; custom attributes go by their variable names. Null: there is no such field.</summary>
    public Field<Asset>? Find(string name)
    {
        if (_fields.TryGetValue(name, out var field))
            return field;
        return _platform.Organization.FindPublished(name) is not { } definition || _platform.Assumptions.Has("attribute-filters-refused")
            ? null : OfAttribute(definition);
    }

    private Field<Asset>? OfAttribute(AttributeDefinition definition)
    {
        FieldType? type = definition.Type switch
        {
            AttributeType.Text => FieldType.Text,
            AttributeType.Number => FieldType.Number,
            AttributeType.Date => FieldType.Date,
            _ => null,
        };
        var variable = definition.VariableName;
        return type is null ? null : new Field<Asset>(type.Value, asset => asset.CustomAttributes.GetValueOrDefault(variable))
        {
            Lookup = type == FieldType.Text ? (@operator, value) => FindByAttribute(variable, @operator, (string)value) : null,
        };
    }

    private IEnumerable<Asset>? FindByName(FilterOperator @operator, object value) => @operator switch
    {
        FilterOperator.Eq => _platform.Organization.Assets.Named((string)value),
        FilterOperator.StartsWith => _platform.Organization.Assets.NamedLike((string)value),
        _ => null,
    };

    private IEnumerable<Asset>? FindByAttribute(string variable, FilterOperator @operator, string value) => @operator switch
    {
        FilterOperator.Eq => _platform.Organization.Assets.WithAttribute(variable, value),
        FilterOperator.StartsWith => _platform.Organization.Assets.WithAttributeLike(variable, value),
        _ => null,
    };
}
