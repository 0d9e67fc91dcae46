using System.Text.Json;
using RiskManager.Contracts;
using RiskManager.Rest.Assumptions;
using RiskManager.Rest.Calls;
using RiskManager.Rest.Client;
using RiskManager.Rest.Mirror;
using RiskManager.Rest.Texts;

namespace RiskManager.Rest.Writing;

/// <summary>Makes the calls for one asset.</summary>
internal sealed class AssetWriter(PlatformClient client, HostAddressSupport hostAddress, ITaskLog log)
{
    private const int AddressIgnoredEvent = 3101;

    /// <summary>Creates an asset.</summary>
    public async Task<CreatedAsset> CreateAsync(AssetWrite asset, Guid perimeter, CancellationToken cancellationToken)
    {
        while (true)
        {
            var withAddress = hostAddress.IsTaken && asset.HostAddress is not null;
            try
            {
                var body = AssetBody.ForCreation(asset, client.Options, perimeter, withAddress);
                var (id, clock) = await client.CreateAssetAsync(body, cancellationToken);
                return new CreatedAsset(asset.Key, id, clock, withAddress ? asset.HostAddress : null);
            }
            catch (PlatformException refusal) when (withAddress && IsAboutHostAddress(refusal))
            {
                GoOnWithoutHostAddress(refusal);
            }
        }
    }

    /// <summary>Edits an asset; null: there was nothing to edit.</summary>
    /// <exception cref="PlatformException">The platform has no such asset any more, or refuses the edit.</exception>
    public async Task<EditedAsset?> EditAsync(AssetWrite asset, CancellationToken cancellationToken)
    {
        var id = asset.PlatformId!.Value;
        if (asset.IsPending)
        {
            var held = await client.FindAssetAsync(id, cancellationToken)
                ?? throw new PlatformException(PlatformFault.Missing, Words.Of($"The asset is gone."));
            asset = AssetBody.Missing(asset, held);
        }

        while (true)
        {
            var withAddress = hostAddress.IsTaken && asset.HostAddress is not null;
            var body = AssetBody.ForEdit(asset, withAddress);
            if (body.Count == 0) return null;
            try
            {
                var clock = await client.UpdateAssetAsync(id, body, cancellationToken);
                return new EditedAsset(id, clock, withAddress ? asset.HostAddress : null);
            }
            catch (PlatformException refusal) when (withAddress && IsAboutHostAddress(refusal))
            {
                GoOnWithoutHostAddress(refusal);
            }
        }
    }

    /// <summary>What was sent, for the quarantine.</summary>
    public string Fragment(AssetWrite asset, Guid? perimeter)
    {
        var body = asset.PlatformId is null && perimeter is { } place
            ? AssetBody.ForCreation(asset, client.Options, place, hostAddress.IsTaken)
            : AssetBody.ForEdit(asset, hostAddress.IsTaken);
        return JsonSerializer.Serialize(body, PlatformJson.Options);
    }

    private static bool IsAboutHostAddress(PlatformException refusal) =>
        refusal.Fault == PlatformFault.Rejected
        && (refusal.Parameters.Contains(AssetBody.HostAddressField, StringComparer.OrdinalIgnoreCase)
            || refusal.Message.Contains(AssetBody.HostAddressField, StringComparison.OrdinalIgnoreCase));

    private void GoOnWithoutHostAddress(PlatformException refusal)
    {
        if (!hostAddress.TryRefuse()) return;
        log.Write(
            TaskLogLevel.Warning, AddressIgnoredEvent,
            $"Risk Manager does not take the field {AssetBody.HostAddressField} (page \"{PlatformAssumptions.HostAddress.Page}\"): "
            + $"{refusal.Message} The run goes on without it; the host address stays in this host alone.");
    }
}
