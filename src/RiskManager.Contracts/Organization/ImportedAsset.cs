namespace RiskManager.Contracts;

/// <summary>What tells an imported asset from others, without everything else that a host holds of it.</summary>
/// <param name="Id">The identity within its source.</param>
/// <remarks>Hosts create these, so the properties have setters that C# 7.3 can call.</remarks>
public sealed record ImportedAsset(string Id)
{
    /// <summary>The configured task whose run wrote the asset last, or created it; null if the host does not know.</summary>
    public string? TaskId { get; set; }

    /// <summary>What <see cref="ImportBatch.Identifiers"/> gave; null if nothing was given since the asset was created.</summary>
    public string? Identifiers { get; set; }

    /// <summary>The attribute <see cref="AssetAttributes.DnsName"/>; null if blank.</summary>
    public string? DnsName { get; set; }

    /// <summary>The attribute <see cref="AssetAttributes.NetBiosName"/>; null if blank.</summary>
    public string? NetBiosName { get; set; }
}
