namespace RiskManagerSimulator.Organization;

/// <summary>A person. People who cannot sign in have no login.</summary>
internal sealed record Person(Guid Id, string Name, string Email, string? Login) : IIdentified
{
    public string? Description { get; init; }

    public string? Phone { get; init; }

    public string? AdditionalInformation { get; init; }
}
