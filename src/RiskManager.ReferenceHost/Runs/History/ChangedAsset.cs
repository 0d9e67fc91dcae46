using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Runs.History;

/// <summary>An asset that a run updated or created again.</summary>
/// <param name="Id">Its place in the order; pages go on after it.</param>
/// <param name="AssetId">The asset's number in the host; it may be gone since.</param>
/// <param name="ImportId">Its identity in its source.</param>
/// <param name="Name">Its name after the run.</param>
/// <param name="Recreated">True: it had been deleted and the run created it again (R6). False: it was updated.</param>
/// <param name="Fields">The values that were overwritten, components included.</param>
internal sealed record ChangedAsset(long Id, long AssetId, string ImportId, string Name, bool Recreated, IReadOnlyList<FieldChange> Fields);
