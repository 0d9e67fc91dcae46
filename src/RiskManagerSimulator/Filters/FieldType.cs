namespace RiskManagerSimulator.Filters;

/// <summary>The types of fields; each has its own operators and its own form of values.</summary>
internal enum FieldType
{
    Text,
    Number,
    Date,
    Id,
}
