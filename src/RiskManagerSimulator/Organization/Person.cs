namespace RiskManagerSimulator.Organization;

/// <summary>A person; who cannot sign in has no login.</summary>
internal sealed record Person(Guid Id, string Name, string Email, string? Login) : IIdentified
{
    public string? Description { get; init; }

    public string? Phone { get; init; }

    public string? AdditionalInformation { get; init; }
}
