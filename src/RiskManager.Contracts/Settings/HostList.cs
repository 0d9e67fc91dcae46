namespace RiskManager.Contracts;

/// <summary>Lists that the host itself keeps.</summary>
public enum HostList
{
    /// <summary>The names of the perimeters.</summary>
    Perimeters,

    /// <summary>The names of the people.</summary>
    People,
}
