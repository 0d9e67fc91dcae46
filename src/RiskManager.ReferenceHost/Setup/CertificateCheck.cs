using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Setup;

/// <summary>
/// Tries a certificate as the site would use it: file, key, names, dates. Stops at the first step that the next ones need.
/// </summary>
internal static class CertificateCheck
{
    private const int DaysToWarn = 30;

    /// <param name="file">A PFX or PEM file.</param>
    /// <param name="keyFile">The key of a PEM file; null: in the same file.</param>
    /// <param name="password">The password of the key; null: none.</param>
    /// <param name="names">The names that people type.</param>
    /// <param name="now">The moment of the check.</param>
    public static IReadOnlyList<ConnectionTestStep> Run(
        string file, string? keyFile, string? password, IReadOnlyList<string> names, DateTimeOffset now)
    {
        var steps = new List<ConnectionTestStep>();
        using var certificate = Open(file, keyFile, password, steps);
        if (certificate is null) return steps;
        AddNames(certificate, names, steps);
        AddDates(certificate, now, steps);
        return steps;
    }

    private static X509Certificate2? Open(string file, string? keyFile, string? password, List<ConnectionTestStep> steps)
    {
        string title = Words.Of($"Certificate file");
        if (!File.Exists(file))
        {
            steps.Add(new(title, false, Words.Of($"There is no file {file}.")));
            return null;
        }

        try
        {
            var certificate = IsPkcs12(file) ? X509CertificateLoader.LoadPkcs12FromFile(file, password) : OpenPem(file, keyFile, password);
            steps.Add(new(title, true, Words.Of($"It can be read; its subject is {certificate.Subject}.")));
            if (certificate.HasPrivateKey)
            {
                steps.Add(new(Words.Of($"Private key"), true, Words.Of($"The private key belongs to the certificate.")));
                return certificate;
            }

            certificate.Dispose();
            steps.Add(new(Words.Of($"Private key"), false, Words.Of(
                $"The file holds no private key. Export the certificate with its key, or name the file of the key.")));
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            steps.Add(new(title, false, Words.Of(
                $"It cannot be opened; check file, key and password: {exception.Message}")));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            steps.Add(new(title, false, Words.Of(
                $"The account of the host cannot read it: {exception.Message}")));
        }

        return null;
    }

    private static bool IsPkcs12(string file)
    {
        using var stream = File.OpenRead(file);

        // DER begins with a sequence; PEM is text.
        return stream.ReadByte() == 0x30 && X509Certificate2.GetCertContentType(file) == X509ContentType.Pkcs12;
    }

    private static X509Certificate2 OpenPem(string file, string? keyFile, string? password)
    {
        var key = keyFile ?? file;
        if (!File.Exists(key)) throw new FileNotFoundException(Words.Of($"There is no file {key}."), key);
        if (!File.ReadAllText(key).Contains("PRIVATE KEY", StringComparison.Ordinal))
            return X509CertificateLoader.LoadCertificateFromFile(file);
        return string.IsNullOrEmpty(password)
            ? X509Certificate2.CreateFromPemFile(file, key)
            : X509Certificate2.CreateFromEncryptedPemFile(file, password, key);
    }

    private static void AddNames(X509Certificate2 certificate, IReadOnlyList<string> names, List<ConnectionTestStep> steps)
    {
        var missing = names.Where(name => !certificate.MatchesHostname(name)).ToList();
        steps.Add(missing.Count == 0
            ? new(Words.Of($"Names"), true, Words.Of($"The certificate is for {string.Join(", ", names)}."))
            : new(Words.Of($"Names"), false, Words.Of($"""
                The certificate is not for {string.Join(", ", missing)}; browsers would warn. Correct the name, or get a certificate for it.
                """)));
    }

    private static void AddDates(X509Certificate2 certificate, DateTimeOffset now, List<ConnectionTestStep> steps)
    {
        string title = Words.Of($"Validity");
        var (from, until) = (new DateTimeOffset(certificate.NotBefore), new DateTimeOffset(certificate.NotAfter));
        var end = until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (now > until) steps.Add(new(title, false, Words.Of($"It has expired on {end}. Get a new one.")));
        else if (now < from)
        {
            var begin = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            steps.Add(new(title, false, Words.Of($"It is not valid before {begin}. Check the clock of this machine.")));
        }
        else if ((until - now).TotalDays < DaysToWarn)
        {
            steps.Add(new(title, true, Words.Of(
                $"It is valid until {end}, for {(int)(until - now).TotalDays} days more. Renew it soon.")));
        }
        else steps.Add(new(title, true, Words.Of($"It is valid until {end}.")));
    }
}
