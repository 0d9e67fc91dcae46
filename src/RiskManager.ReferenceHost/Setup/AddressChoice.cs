using System.Globalization;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Setup;

/// <summary>The step <see cref="SetupStep.Address"/> as a person fills it in.</summary>
internal sealed class AddressChoice
{
    private static readonly char[] Separators = [',', ';', ' ', '\n', '\r', '\t'];

    public AddressKind Kind { get; set; }

    public string Port { get; set; } = "5080";

    /// <summary>The names that people type, separated by commas.</summary>
    public string Names { get; set; } = "";

    /// <summary>Proxies on other machines, separated by commas; none: the proxy is on this machine.</summary>
    public string Proxies { get; set; } = "";

    public string CertificateFile { get; set; } = "";

    public string KeyFile { get; set; } = "";

    public DraftSecret Password { get; set; } = new();

    public static IReadOnlyList<string> Split(string list) =>
        list.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What <c>web.config</c> says now.</summary>
    public static AddressChoice Of(WebConfig config)
    {
        var url = Uri.TryCreate(config.Find(HostKeys.ListenUrl), UriKind.Absolute, out var known) ? known : new Uri(SiteAddress.Default);
        var isProxy = string.Equals(config.Find(HostKeys.BehindProxy)?.Trim(), "true", StringComparison.OrdinalIgnoreCase);
        return new AddressChoice
        {
            Kind = isProxy ? AddressKind.Proxy
                : url.Scheme == Uri.UriSchemeHttps ? AddressKind.Certificate
                : AddressKind.ThisMachine,
            Port = url.Port.ToString(CultureInfo.InvariantCulture),
            Names = config.Find(HostKeys.SiteNames) ?? "",
            Proxies = config.Find(HostKeys.KnownProxies) ?? "",
            CertificateFile = config.Find(HostKeys.CertificateFile) ?? "",
            KeyFile = config.Find(HostKeys.CertificateKeyFile) ?? "",
        };
    }
}
