namespace RiskManagerSimulator.Organization;

/// <summary>A group of people.</summary>
internal sealed record PersonGroup(Guid Id, string Name, IReadOnlyList<Guid> Members) : IIdentified;
