using System.Security.Authentication;
using RiskManager.Rest.Texts;

namespace RiskManager.Rest.Calls;

/// <summary>Says why no reply came.</summary>
internal static class ConnectionFaults
{
    public static PlatformException Unreachable(string call, Uri url, Exception exception, bool isDoubtful = false)
    {
        object cause = FindCertificateFault(exception) is { } certificate
            ? Words.Of($"its certificate is not trusted: {certificate.Message}")
            : Innermost(exception).Message;
        return new PlatformException(
            PlatformFault.Unreachable,
            Words.Of($"{call}: {url.Authority} does not reply: {cause} Check RiskManager.PlatformUrl, the proxy and the firewall."),
            exception)
        {
            IsDoubtful = isDoubtful,
        };
    }

    /// <summary>Whether the certificate is what is wrong.</summary>
    public static AuthenticationException? FindCertificateFault(Exception? exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is AuthenticationException fault) return fault;
        }

        return null;
    }

    private static Exception Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner) exception = inner;
        return exception;
    }
}
