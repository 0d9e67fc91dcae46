using System.Diagnostics.CodeAnalysis;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;
using RiskManager.Rest;

namespace RiskManager.ReferenceHost.Settings;

/// <summary>Where people find what the real Risk Manager keeps, if <c>web.config</c> names one.</summary>
internal sealed class PlatformLinks
{
    /// <summary>Stands for the ID of the asset in <see cref="HostKeys.PlatformAssetPage"/>.</summary>
    private const string IdPlaceholder = "{id}";

    private readonly string? _assetPage;

    private PlatformLinks(Uri root, string? assetPage) => (Root, _assetPage) = (root, assetPage);

    /// <summary>The start page.</summary>
    public Uri Root { get; }

    /// <returns>Null where no key names a platform: this host keeps everything itself.</returns>
    /// <exception cref="TaskSettingsException">The address must be corrected.</exception>
    public static PlatformLinks? Find(WebConfig config)
    {
        if (config.Find(HostKeys.PlatformUrl)?.Trim() is not { Length: > 0 } address) return null;
        if (!TryReadUrl(address, out var url)) throw new TaskSettingsException(BadUrl(address));
        return new PlatformLinks(url, config.Find(HostKeys.PlatformAssetPage)?.Trim() is { Length: > 0 } page ? page : null);
    }

    /// <summary>Refuses what people do in the real Risk Manager, if there is one.</summary>
    /// <exception cref="TaskSettingsException">The real Risk Manager keeps the organization.</exception>
    public static void RequireOwnOrganization(WebConfig config)
    {
        if (Find(config) is not { } links) return;
        throw new TaskSettingsException(Words.Of(
            $"The Risk Manager at {links.Root} keeps the organization. Change it there; this host only shows what it imported."));
    }

    /// <summary>Whether a text is an address to which the application's secret may travel.</summary>
    public static bool TryReadUrl(string address, [NotNullWhen(true)] out Uri? url) =>
        Uri.TryCreate(address, UriKind.Absolute, out url) && PlatformUrls.IsAllowed(url);

    /// <summary>Says what is wrong with an address.</summary>
    public static LocalizedText BadUrl(string address) => Words.Of($"""
        {HostKeys.PlatformUrl} is "{address}"; https://host/RM is expected, http:// is for this machine alone.
        """);

    /// <summary>The page of an asset; the start page where the pages of assets are not known.</summary>
    /// <param name="platformId">The platform's ID of the asset.</param>
    public Uri Asset(Guid platformId) => _assetPage is null
        ? Root
        : new Uri(
            $"{Root.AbsoluteUri.TrimEnd('/')}/"
            + _assetPage.TrimStart('/').Replace(IdPlaceholder, platformId.ToString(), StringComparison.Ordinal));
}
