using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Findings;

/// <summary>Two assets that are likely one machine, as a person saw them before deciding.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Old">The asset whose ID is not listed any more.</param>
/// <param name="New">The asset with the ID that the machine has now; null if a person deleted it.</param>
/// <param name="Perimeter">Where the old asset is.</param>
internal sealed record IdentityPair(FindingRow Finding, AssetRow Old, AssetRow? New, string Perimeter);
