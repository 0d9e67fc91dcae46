using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Setup;

namespace RiskManager.ReferenceHost.Tests.Setup;

/// <summary>One certificate for grc.example.com and *.wild.example.com, in every form in which people have one.</summary>
internal sealed class SetupCertificates : IDisposable
{
    public const string Password = "certificate";

    public static readonly DateTimeOffset From = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public SetupCertificates(DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=grc.example.com", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("grc.example.com");
        names.AddDnsName("*.wild.example.com");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(From, until);
        using var open = X509CertificateLoader.LoadCertificate(certificate.RawData);
        var encrypted = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        File.WriteAllBytes(Path("site.pfx"), certificate.Export(X509ContentType.Pfx, Password));
        File.WriteAllBytes(Path("public.pfx"), open.Export(X509ContentType.Pfx, Password));
        _folder.Write("site.pem", certificate.ExportCertificatePem());
        _folder.Write("site.key", key.ExportPkcs8PrivateKeyPem());
        _folder.Write("other.key", other.ExportPkcs8PrivateKeyPem());
        _folder.Write("encrypted.key", key.ExportEncryptedPkcs8PrivateKeyPem(Password, encrypted));
        _folder.Write("both.pem", $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}");
        _folder.Write("text.txt", "no certificate");
    }

    public string Path(string name) => _folder.File(name);

    public IReadOnlyList<ConnectionTestStep> Check(
        string file, string? key, string? password, IReadOnlyList<string> names, DateTimeOffset now) =>
        CertificateCheck.Run(Path(file), key is null ? null : Path(key), password, names, now);

    public void Dispose() => _folder.Dispose();
}
