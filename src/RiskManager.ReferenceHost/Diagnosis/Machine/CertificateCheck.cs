using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RiskManager.ReferenceHost.Diagnosis.Checks;

namespace RiskManager.ReferenceHost.Diagnosis.Machine;

/// <summary>Whether the certificate that the environment names can be opened, and how long it is valid.</summary>
/// <param name="environment">Reads an environment variable.</param>
internal sealed class CertificateCheck(Func<string, string?> environment) : IDiagnosticCheck
{
    private const string PathVariable = "Kestrel__Certificates__Default__Path";
    private const string PasswordVariable = "Kestrel__Certificates__Default__Password";
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    public string Name => "certificate";

    public Task<IReadOnlyList<CheckResult>> RunAsync(DiagnosedHost host, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CheckResult>>([Look(host.Clock.GetUtcNow())]);

    private CheckResult Look(DateTimeOffset now)
    {
        if (environment(PathVariable) is not { Length: > 0 } path)
            return CheckResult.Skipped(Name, $"{PathVariable} is not set here. Run this with the environment of the service.");
        if (!File.Exists(path)) return CheckResult.Failed(Name, $"There is no certificate {path}.", $"Correct {PathVariable}.");
        try
        {
            using var certificate = X509Certificate2.GetCertContentType(path) == X509ContentType.Pkcs12
                ? X509CertificateLoader.LoadPkcs12FromFile(path, environment(PasswordVariable))
                : X509CertificateLoader.LoadCertificateFromFile(path);
            return Judge(certificate, now);
        }
        catch (CryptographicException exception)
        {
            return CheckResult.Failed(
                Name, $"{path} cannot be opened: {exception.Message}", $"Correct {PathVariable} or {PasswordVariable}.");
        }
    }

    private CheckResult Judge(X509Certificate2 certificate, DateTimeOffset now)
    {
        var ends = new DateTimeOffset(certificate.NotAfter);
        var finding = string.Create(
            CultureInfo.InvariantCulture,
            $"{certificate.Subject}, valid from {certificate.NotBefore:yyyy-MM-dd} to {certificate.NotAfter:yyyy-MM-dd}.");
        const string renew = "Get a new certificate, put it into the same place, and restart the host.";
        if (ends <= now || new DateTimeOffset(certificate.NotBefore) > now) return CheckResult.Failed(Name, finding, renew);
        return ends - now <= Soon ? CheckResult.Warning(Name, finding, renew) : CheckResult.Ok(Name, finding);
    }
}
