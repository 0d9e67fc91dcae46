using System.Security.Cryptography;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Hosting;

/// <summary>
/// The certificate for https that the environment names, else <c>web.config</c>: a PFX file with its password, or a PEM file with its key.
/// </summary>
internal static class SiteCertificate
{
    private const string Section = "Kestrel:Certificates:Default";

    /// <summary>How to configure a certificate.</summary>
    public const string Advice =
        "Name a certificate in web.config (RiskManager.CertificateFile and RiskManager.CertificatePassword), or in the environment: "
        + "Kestrel__Certificates__Default__Path and Kestrel__Certificates__Default__Password.";

    /// <summary>
    /// Rejects an unusable certificate before anything starts. A relative path of the environment is relative to the current folder, one of
    /// <c>web.config</c> to the data folder.
    /// </summary>
    /// <exception cref="TaskSettingsException">The file is not there, or cannot be opened with the password.</exception>
    public static void UseNamedCertificate(this WebApplicationBuilder builder, SiteAddress address, WebConfig config, string dataFolder)
    {
        if (address.Url.Scheme != Uri.UriSchemeHttps) return;
        builder.WebHost.UseKestrelHttpsConfiguration();
        var certificate = builder.Configuration.GetSection(Section);
        if (certificate["Path"] is not { Length: > 0 }) TakeFrom(config, dataFolder, certificate);
        if (certificate["Path"] is not { Length: > 0 } named) return;
        var path = Path.GetFullPath(named);
        certificate["Path"] = path;
        if (certificate["KeyPath"] is { Length: > 0 } key) certificate["KeyPath"] = Path.GetFullPath(key);
        if (!File.Exists(path)) throw new TaskSettingsException($"There is no certificate {path}. {Advice}");
        try
        {
            using var opened = new NamedCertificate(path, null, certificate["Password"]).Open();
        }
        catch (CryptographicException exception)
        {
            throw new TaskSettingsException($"The certificate {path} cannot be opened: {exception.Message} {Advice}");
        }
    }

    private static void TakeFrom(WebConfig config, string dataFolder, IConfigurationSection certificate)
    {
        if (NamedCertificate.Find(config, dataFolder) is not { } named) return;
        certificate["Path"] = named.Path;
        if (named.KeyPath is { } key) certificate["KeyPath"] = key;
        if (named.Password is { } password) certificate["Password"] = password;
    }
}
