namespace RiskManagerSimulator.Organization;

/// <summary>The types of custom attributes that the simulator knows.</summary>
internal enum AttributeType
{
    Text,
    Number,
    Date,
    List,
}
