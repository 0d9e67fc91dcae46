namespace RiskManagerSimulator.Control;

/// <summary>A person of the platform.</summary>
internal sealed record NewPerson(string Name, string Email, string? Login = null);
