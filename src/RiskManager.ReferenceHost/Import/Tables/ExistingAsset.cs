using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Tables;

/// <summary>An asset that the host holds already.</summary>
/// <param name="Id">Its number in the database.</param>
/// <param name="HandEdited">The fields that people changed since the last import wrote them.</param>
internal readonly record struct ExistingAsset(long Id, AssetFields HandEdited);
