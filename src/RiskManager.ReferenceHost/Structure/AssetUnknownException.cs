using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Structure;

/// <summary>There is no such asset.</summary>
internal sealed class AssetUnknownException : Exception
{
    public AssetUnknownException(AssetKey key)
        : base($"There is no asset with the source \"{key.Source}\" and the ID \"{key.Id}\". The command assets lists those that exist.")
    {
    }

    public AssetUnknownException()
        : base("The asset is gone: somebody deleted it in the meantime.")
    {
    }
}
