namespace RiskManagerSimulator.Organization;

/// <summary>A perimeter; it has no parent at the top.</summary>
internal sealed record Perimeter(Guid Id, Guid? ParentId, string Name) : IIdentified
{
    public string? Description { get; init; }

    public string? AdditionalInformation { get; init; }

    public Guid? ResponsibleId { get; init; }

    public Geolocation Geolocation { get; init; } = Geolocation.None;
}
