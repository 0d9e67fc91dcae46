namespace RiskManager.ContractTests;

/// <summary>What a person sees of an asset.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">The source that it was imported from; null for copies and for assets that a person created.</param>
/// <param name="Id">Its identity in that source; null in the same cases.</param>
/// <remarks>Hosts create these, so the properties have setters that C# 7.3 can call.</remarks>
public sealed record SeenAsset(string Name, string? Source, string? Id)
{
    /// <summary>The person responsible for it; null when there is none.</summary>
    public string? Responsible { get; set; }

    /// <summary>The values of custom attributes by name; without blank ones.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; set; } = new Dictionary<string, string>();
}
