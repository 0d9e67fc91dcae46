using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Tables;

/// <summary>An update of an asset in place.</summary>
/// <param name="Present">The fields of <paramref name="Values"/> that count; the others stay as they are.</param>
/// <param name="Values">The values, with the number of the asset.</param>
internal sealed record AssetChange(AssetFields Present, AssetRow Values);
