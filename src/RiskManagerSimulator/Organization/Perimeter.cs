namespace RiskManagerSimulator.Organization;

/// <summary>A perimeter. One at the top has no parent.</summary>
internal sealed record Perimeter(Guid Id, Guid? ParentId, string Name) : IIdentified
{
    public string? Description { get; init; }

    public string? AdditionalInformation { get; init; }

    public string? MappingCriteria { get; init; }

    public Guid? ResponsibleId { get; init; }

    public Geolocation Geolocation { get; init; } = Geolocation.None;
}
