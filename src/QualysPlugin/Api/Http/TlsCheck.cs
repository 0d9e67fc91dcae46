using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Api.Http;

/// <summary>
/// Refuses every certificate that the system refuses, and remembers why, so that the error can say it. There is no way to
/// switch the check off.
/// </summary>
internal sealed class TlsCheck(string host)
{
    private LocalizedText? _finding;

    /// <summary>What was wrong with the server's certificate; null when nothing was.</summary>
    public LocalizedText? Finding => Volatile.Read(ref _finding);

    /// <summary>The callback for the handler.</summary>
    public bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return true;
        Volatile.Write(ref _finding, Describe(certificate as X509Certificate2, chain, errors));
        return false;
    }

    private LocalizedText Describe(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            return Words.Of($"the server shows no certificate.");
        var status = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status)
            ?? X509ChainStatusFlags.NoError;
        var valid = Words.Of($"valid from {certificate.NotBefore:yyyy-MM-dd} to {certificate.NotAfter:yyyy-MM-dd}");
        if (status.HasFlag(X509ChainStatusFlags.NotTimeValid))
            return Words.Of($"the server's certificate is expired or not yet valid ({valid}). Check the clock of this machine too.");
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            var named = certificate.GetNameInfo(X509NameType.DnsName, false);
            return Words.Of($"the server's certificate is not for {host} but for {named}. Check the server URL.");
        }

        if ((status & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0)
        {
            return Words.Of(Words.Sentences(
                Words.Of($"the server's certificate comes from an authority that this machine does not trust ({certificate.Issuer})."),
                Words.Of($"A proxy that inspects TLS does this; install its authority on this machine.")));
        }

        return Words.Of($"the server's certificate is not accepted ({status}; {valid}).");
    }
}
