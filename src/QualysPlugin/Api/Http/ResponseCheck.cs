using System.Xml;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Api.Http;

/// <summary>Tells an answer from a fault: by Qualys' code first, then by the HTTP status.</summary>
internal static class ResponseCheck
{
    private static FormattableString LoginAdvice => Words.Sentences(
        Words.Of($"Possible causes: the password or the user is wrong; the server URL belongs to another Qualys platform than the user;"),
        Words.Of($"or \"API\" is not ticked in the User Role of the Qualys user. Qualys answers all three alike."),
        Words.Of($"The login is not tried again, because Qualys locks accounts."));

    private static FormattableString MaintenanceAdvice =>
        $"The API answered before, so this is probably a page of maintenance, or of a proxy before Qualys; try again later.";

    private static FormattableString WrongUrlAdvice => Words.Sentences(
        Words.Of($"The server URL probably names a portal or a proxy instead of the Qualys API server."),
        Words.Of($"Such a server is for example https://qualysapi.qualys.com."));

    /// <summary>Looks at an answer.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="answer">What came back.</param>
    /// <param name="hasContact">Whether the API answered before, so that the server URL is right.</param>
    /// <returns>Null for an answer to read; else the fault.</returns>
    public static QualysApiException? FindFault(ApiRequest request, ApiResponse answer, bool hasContact = false)
    {
        var (root, simple) = ReadRoot(answer);
        if (simple?.Code is { } code)
            return FromCode(request, answer, code, simple.Text);
        if (answer.Status != 200)
            return FromStatus(request, answer, simple?.Text);
        if (answer.Body.Length == 0)
            return Fault(ApiFault.Transient, request, answer, $"the answer is empty.", $"");
        if (root is null || root.Equals("html", StringComparison.OrdinalIgnoreCase))
        {
            return Fault(ApiFault.NotXml, request, answer, $"the answer is not XML but a web page or other text.",
                hasContact ? MaintenanceAdvice : WrongUrlAdvice);
        }

        return null;
    }

    /// <summary>Says that a connection failed.</summary>
    public static QualysApiException Unreachable(ApiRequest request, Uri baseUrl, LocalizedText? tlsFinding, HttpRequestException cause)
    {
        if (tlsFinding is not null)
        {
            return new QualysApiException(ApiFault.Final, request.Name, $"{baseUrl.Authority} cannot be trusted: {tlsFinding}",
                $"The check of certificates cannot be switched off.", cause);
        }

        var innermost = cause.GetBaseException().Message;
        return new QualysApiException(ApiFault.Transient, request.Name, $"{baseUrl.Authority} cannot be reached ({innermost}).",
            $"Check the server URL, the name resolution, the proxy and the firewall.", cause);
    }

    private static (string? Root, SimpleReturn? Simple) ReadRoot(ApiResponse answer)
    {
        try
        {
            using var reader = QualysXml.OpenLeniently(answer.Body);
            reader.MoveToContent();
            var root = reader.NodeType == XmlNodeType.Element ? reader.Name : null;
            return (root, root == SimpleReturn.RootElement ? SimpleReturn.Read(reader) : null);
        }
        catch (XmlException)
        {
            // Not XML at its very beginning: the caller reports that, by status or as "not XML".
            return (null, null);
        }
        finally
        {
            answer.Body.Position = 0;
        }
    }

    private static QualysApiException FromCode(ApiRequest request, ApiResponse answer, int code, string text)
    {
        FormattableString said = $"Qualys says \"{text}\" (code {code}, HTTP {answer.Status}).";
        (ApiFault Fault, FormattableString Advice) verdict = code switch
        {
            1901 or 1903 or 1904 or 1905 or 1907 or 1908 or 1922 =>
                (ApiFault.Parameter, $"A parameter of the call was refused; check the filters of the task."),
            1920 or 1960 or 1981 => (ApiFault.Concurrency, $"Other calls of the same subscription are running; try again later."),
            1965 => (ApiFault.Rate, BudgetAdvice(answer.Limits.ToWait)),
            999 => (ApiFault.Transient, $"Qualys had an internal error; try again later."),
            1999 => (ApiFault.Final, $"Qualys is under scheduled maintenance; the next run tries again."),
            2000 => (ApiFault.Final, LoginAdvice),
            2002 => (ApiFault.Final, $"The Qualys user is inactive; have it activated in Qualys."),
            2003 => (ApiFault.Final, $"The registration of the Qualys user is not completed; sign in to Qualys with it once."),
            2011 => (ApiFault.Final, $"The Qualys user signs in with SecurID, which blocks the API; use another user."),
            2012 => (ApiFault.Final, $"The licence of the Qualys user does not include this API; ask your Qualys administrator."),
            _ => (answer.Status >= 500 ? ApiFault.Transient : ApiFault.Final, $"This code is not known; report it with this message."),
        };
        return Fault(
            IsAboutVersion(verdict.Fault, text) ? ApiFault.VersionRetired : verdict.Fault, request, answer, said, verdict.Advice, code);
    }

    private static QualysApiException FromStatus(ApiRequest request, ApiResponse answer, string? text)
    {
        FormattableString said = text is null
            ? (FormattableString)$"Qualys answers HTTP {answer.Status}."
            : $"Qualys says \"{text}\" (HTTP {answer.Status}).";
        return answer.Status switch
        {
            401 => Fault(ApiFault.Final, request, answer, said, LoginAdvice),
            403 => Fault(
                ApiFault.Final, request, answer, said,
                $"The Qualys user may not use this API; ask your Qualys administrator about its role and licence."),
            407 => Fault(
                ApiFault.Final, request, answer, $"the proxy demands a login (HTTP 407).",
                $"Set Qualys.ProxyUser and Qualys.ProxyPassword in web.config."),
            404 => Fault(
                ApiFault.VersionRetired, request, answer, said,
                $"The platform does not serve this address; check the server URL and the key Qualys.ApiVersion in web.config."),
            408 or 413 =>
                Fault(ApiFault.TooMuch, request, answer, said, $"Try again later, or with a smaller Qualys.PageSize in web.config."),
            409 => Fault(
                ApiFault.Concurrency, request, answer, said, $"Other calls of the same subscription are running; try again later."),
            429 => Fault(ApiFault.Rate, request, answer, said, BudgetAdvice(answer.Limits.ToWait)),
            >= 300 and < 400 =>
                Fault(ApiFault.Final, request, answer,
                    $"the server redirects to another address, which is not followed so that the password goes nowhere else.",
                    $"Check the server URL."),
            >= 500 => Fault(ApiFault.Transient, request, answer, said, TroubleAdvice(answer.Limits.ToWait)),
            _ => Fault(ApiFault.Final, request, answer, said, $"Check the server URL."),
        };
    }

    private static FormattableString BudgetAdvice(TimeSpan? toWait) => toWait > TimeSpan.Zero
        ? Words.Sentences(
            Words.Of($"The subscription's calls for this period are used up."),
            Words.Of($"Qualys takes the next one in {toWait:d\\.hh\\:mm\\:ss} (days.hours:minutes:seconds)."),
            Words.Of($"A run that ends here goes on from its last batch when it is started after that."))
        : Words.Sentences(
            Words.Of($"The subscription's calls for this period are used up."),
            Words.Of($"A run that ends here goes on from its last batch when it is started again."));

    private static FormattableString TroubleAdvice(TimeSpan? toWait) => toWait > TimeSpan.Zero
        ? Words.Sentences(
            Words.Of($"Qualys or a proxy before it has trouble."),
            Words.Of($"It asks to come back in {toWait:d\\.hh\\:mm\\:ss} (days.hours:minutes:seconds)."))
        : Words.Sentences(Words.Of($"Qualys or a proxy before it has trouble."), Words.Of($"Try again later."));

    /// <summary>No parameter of ours is called version, so a refused parameter of that name is the version in the address.</summary>
    private static bool IsAboutVersion(ApiFault fault, string text) =>
        text.IndexOf("version", StringComparison.OrdinalIgnoreCase) >= 0
        && (fault == ApiFault.Parameter || (fault == ApiFault.Final && MentionsRetirement(text)));

    private static bool MentionsRetirement(string text) =>
        text.IndexOf("retired", StringComparison.OrdinalIgnoreCase) >= 0
        || text.IndexOf("no longer", StringComparison.OrdinalIgnoreCase) >= 0
        || text.IndexOf("not supported", StringComparison.OrdinalIgnoreCase) >= 0
        || text.IndexOf("end of", StringComparison.OrdinalIgnoreCase) >= 0;

    private static QualysApiException Fault(
        ApiFault fault, ApiRequest request, ApiResponse answer, FormattableString whatHappened, FormattableString advice,
        int? code = null) =>
        new(fault, request.Name, whatHappened, advice) { Code = code, Status = answer.Status, ToWait = answer.Limits.ToWait };
}
