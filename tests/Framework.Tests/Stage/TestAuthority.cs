using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Framework.Tests.Stage;

/// <summary>A certificate authority of the tests, and certificates of it for localhost.</summary>
internal sealed class TestAuthority
{
    public const string Password = "certificate";

    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-2);
    private static readonly DateTimeOffset Until = DateTimeOffset.UtcNow.AddDays(30);

    private readonly string _folder;
    private readonly string _name;

    public TestAuthority(string folder, string name)
    {
        _folder = folder;
        _name = name;
        CertificateFile = Path.Combine(folder, name + ".pem");
        ServerFile = Path.Combine(folder, name + ".pfx");
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        using var authority = request.CreateSelfSigned(From, Until);
        File.WriteAllText(CertificateFile, authority.ExportCertificatePem());
        WriteServerCertificate(authority);
    }

    /// <summary>The authority's certificate, PEM.</summary>
    public string CertificateFile { get; }

    /// <summary>A server's certificate with its key, PFX.</summary>
    public string ServerFile { get; }

    private void WriteServerCertificate(X509Certificate2 authority)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(authority, From, Until, RandomNumberGenerator.GetBytes(8));
        using var withKey = issued.CopyWithPrivateKey(key);
        File.WriteAllBytes(ServerFile, withKey.Export(X509ContentType.Pfx, Password));
    }

    public override string ToString() => $"{_name} in {_folder}";
}
