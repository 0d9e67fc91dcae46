using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Hosting;

/// <summary>Where <c>serve</c> listens: as the command line says, else as <c>web.config</c> says, else on this machine alone.</summary>
internal static class ServedAddress
{
    /// <exception cref="TaskSettingsException">A key has to be corrected.</exception>
    public static SiteAddress Of(WebConfig config)
    {
        var url = config.Find(HostKeys.ListenUrl)?.Trim();
        return SiteAddress.Parse(
            string.IsNullOrEmpty(url) ? SiteAddress.Default : url, IsBehindProxy(config), $"web.config, {HostKeys.ListenUrl}");
    }

    private static bool IsBehindProxy(WebConfig config) => config.Find(HostKeys.BehindProxy)?.Trim().ToUpperInvariant() switch
    {
        null or "" or "FALSE" => false,
        "TRUE" => true,
        _ => throw new TaskSettingsException(Words.Of(
            $"web.config: {HostKeys.BehindProxy} is \"{config.Find(HostKeys.BehindProxy)}\"; true or false is allowed.")),
    };
}
