using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TestSupport;

/// <summary>A certificate that no machine trusts, for a program that speaks https.</summary>
public sealed class TestCertificate : IDisposable
{
    /// <summary>What opens <see cref="File"/>.</summary>
    public const string Password = "certificate";

    private static readonly DateTimeOffset LongAgo = new(2019, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("certificate-").FullName;

    public TestCertificate(DateTimeOffset notAfter, string dnsName, bool coversLoopback)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={dnsName}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(dnsName);
        if (coversLoopback)
            names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(LongAgo, notAfter);
        File = Path.Combine(_folder, "server.pfx");
        System.IO.File.WriteAllBytes(File, certificate.Export(X509ContentType.Pfx, Password));
    }

    /// <summary>The PFX file.</summary>
    public string File { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
