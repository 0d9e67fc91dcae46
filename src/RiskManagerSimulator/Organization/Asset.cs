namespace RiskManagerSimulator.Organization;

/// <summary>An asset.</summary>
internal sealed record Asset : IIdentified
{
    public static IReadOnlyDictionary<string, object> NoAttributes { get; } = new Dictionary<string, object>();

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string AssetType { get; init; }

    public required Guid PerimeterId { get; init; }

    public required int Relevance { get; init; }

    public required Change Created { get; init; }

    public required Change Updated { get; init; }

    public string? Description { get; init; }

    public int? AnalysisFrequency { get; init; }

    public int? Criticality { get; init; }

    public Guid? ResponsibleId { get; init; }

    public Geolocation Geolocation { get; init; } = Geolocation.None;

    public HostAddresses Addresses { get; init; } = HostAddresses.None;

    /// <summary>The values by variable name: texts, <see cref="double"/>, <see cref="DateTimeOffset"/> or lists of texts.</summary>
    public IReadOnlyDictionary<string, object> CustomAttributes { get; init; } = NoAttributes;
}
