using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>There is no such asset.</summary>
internal sealed class AssetUnknownException : Exception
{
    public AssetUnknownException(AssetKey key)
        : base(
            Words.Of(
                $"There is no asset with the source \"{key.Source}\" and the ID \"{key.Id}\". The command assets lists those that exist."))
    {
    }

    public AssetUnknownException()
        : base(Words.Of($"The asset is gone: somebody deleted it in the meantime."))
    {
    }
}
