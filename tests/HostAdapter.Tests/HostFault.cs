namespace HostAdapter.Tests;

/// <summary>What an adapter may get wrong.</summary>
public enum HostFault
{
    ForgetsTheDnsName,
    FindsAtMostAThousand,
    CommitsAssetByAsset,
    IgnoresCancellation,
    CountsUpdatesAsCreated,
    LetsItsOwnExceptionsOut,
    ForgetsTheCheckpoint,
    LeavesEmptyFieldsAsTheyAre,
    ComparesIdsWithoutCase,
    CutsLongNames,
    ReadsTheDocumentLater,
    TakesItsOwnAssetsForLookAlikes,
}
