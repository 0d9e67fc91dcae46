namespace RiskManagerSimulator.Organization;

/// <summary>An object of the organization.</summary>
internal interface IIdentified
{
    Guid Id { get; }
}
