using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Diagnosis.Checks;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Diagnosis.Machine;

/// <summary>Whether the certificate that the environment names, else <c>web.config</c>, can be opened, and how long it is valid.</summary>
/// <param name="environment">Reads an environment variable.</param>
internal sealed class CertificateCheck(Func<string, string?> environment) : IDiagnosticCheck
{
    private const string PathVariable = "Kestrel__Certificates__Default__Path";
    private const string PasswordVariable = "Kestrel__Certificates__Default__Password";
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    public string Name => "certificate";

    public Task<IReadOnlyList<CheckResult>> RunAsync(DiagnosedHost host, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CheckResult>>([Look(host)]);

    private CheckResult Look(DiagnosedHost host)
    {
        NamedCertificate? named;
        try
        {
            named = environment(PathVariable) is { Length: > 0 } path
                ? new NamedCertificate(path, null, environment(PasswordVariable))
                : host.WebConfig is { } config ? NamedCertificate.Find(config, host.Folder) : null;
        }
        catch (TaskSettingsException exception)
        {
            return CheckResult.Failed(Name, exception.Message, $"Correct {HostKeys.CertificatePassword} in web.config.");
        }

        if (named is null)
        {
            return CheckResult.Skipped(
                Name,
                $"web.config names no certificate, and {PathVariable} is not set here. Run this with the environment of the service.");
        }

        var (file, password) = environment(PathVariable) is { Length: > 0 }
            ? (PathVariable, PasswordVariable)
            : (HostKeys.CertificateFile, HostKeys.CertificatePassword);
        if (!File.Exists(named.Path)) return CheckResult.Failed(Name, $"There is no certificate {named.Path}.", $"Correct {file}.");
        try
        {
            using var certificate = named.Open();
            return Judge(certificate, host.Clock.GetUtcNow());
        }
        catch (CryptographicException exception)
        {
            return CheckResult.Failed(Name, $"{named.Path} cannot be opened: {exception.Message}", $"Correct {file} or {password}.");
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
