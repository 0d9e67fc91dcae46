using System.Security.Cryptography.X509Certificates;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Settings;

/// <summary>The certificate for https, as the environment or <c>web.config</c> names it.</summary>
/// <param name="Path">A PFX or PEM file.</param>
/// <param name="KeyPath">The file with the key of a PEM file; null: none is named.</param>
/// <param name="Password">The password of the key; null: none.</param>
internal sealed record NamedCertificate(string Path, string? KeyPath, string? Password)
{
    /// <summary>The one of <c>web.config</c>, with paths relative to the data folder; null when it names none.</summary>
    /// <exception cref="TaskSettingsException">Its password is named, and cannot be had.</exception>
    public static NamedCertificate? Find(WebConfig config, string dataFolder)
    {
        if (config.Find(HostKeys.CertificateFile) is not { Length: > 0 } file) return null;
        var key = config.Find(HostKeys.CertificateKeyFile) is { Length: > 0 } named ? System.IO.Path.Combine(dataFolder, named) : null;
        return new NamedCertificate(System.IO.Path.Combine(dataFolder, file), key, FindPassword(config));
    }

    /// <summary>Opens the file; for PEM without the key.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It is no certificate, or the password is wrong.</exception>
    public X509Certificate2 Open() => X509Certificate2.GetCertContentType(Path) == X509ContentType.Pkcs12
        ? X509CertificateLoader.LoadPkcs12FromFile(Path, Password)
        : X509CertificateLoader.LoadCertificateFromFile(Path);

    private static string? FindPassword(WebConfig config)
    {
        if (config.Find(HostKeys.CertificatePassword) is not { Length: > 0 }) return null;
        var problems = new List<LocalizedText>();
        var password = ConfiguredSecret.Find(config, HostKeys.CertificatePassword, HostKeys.CertificateFile, problems);
        return problems.Count == 0 ? password : throw new TaskSettingsException(problems);
    }
}
