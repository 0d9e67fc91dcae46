using System.Text;
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

    private static FormattableString NotAskedAdvice => $"This is not what was asked for. If it lasts, report it with this message.";

    private static FormattableString MaintenanceAdvice =>
        $"The API answered before, so this is probably a page of maintenance, or of a proxy before Qualys; try again later.";

    private static FormattableString OtherFormatAdvice => Words.Sentences(
        Words.Of($"The API answered before, so this is probably the message of a proxy before Qualys; try again later."),
        Words.Of($"A report in another format than XML, such as CSV, has to be generated anew as XML."));

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
        var isBlank = !QualysXml.SkipBlanks(answer.Body);
        var (root, error) = ReadRoot(answer);
        if (error is { IsRefusal: true })
            return FromError(request.Name, error, answer.Status, answer.Limits.ToWait);
        if (answer.Status != 200)
            return FromStatus(request, answer, error?.Text);
        if (isBlank)
            return Fault(ApiFault.Transient, request, answer, $"the answer is empty.", $"");
        return root is null || IsWebPage(root) ? NotXml(request.Name, IsWebPage(root), hasContact, answer.Status) : null;
    }

    /// <summary>Judges an error of Qualys: its number decides, without one the HTTP status.</summary>
    /// <param name="requestName">What was asked for.</param>
    /// <param name="error">What Qualys says.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="toWait">How long Qualys asks to wait; null when it does not say.</param>
    public static QualysApiException FromError(string requestName, QualysError error, int status = 200, TimeSpan? toWait = null)
    {
        FormattableString said = error.Label is null
            ? (FormattableString)$"Qualys says \"{error.Text}\" (HTTP {status})."
            : $"Qualys says \"{error.Text}\" (code {error.Label}, HTTP {status}).";
        var (fault, advice) = error.Number is { } code ? JudgeCode(code, status, toWait)
            : status == 200 ? (ApiFault.Final, NotAskedAdvice)
            : JudgeStatus(status, toWait);
        var isFinal = fault == ApiFault.Final;
        if (isFinal)
            advice = AccountAdvice.Find(error.Text) ?? advice;
        return new QualysApiException(IsAboutVersion(fault, error.Text) ? ApiFault.VersionRetired : fault, requestName, said, advice)
        {
            Code = error.Number, Status = status, ToWait = toWait,
            RefusesLogin = isFinal && AccountAdvice.BlocksLogin(error.Text, error.Number, status),
        };
    }

    /// <summary>Judges a document that is not the one that was asked for.</summary>
    /// <param name="requestName">What was asked for.</param>
    /// <param name="reader">Stands on the document element.</param>
    /// <param name="expected">The document element that was asked for.</param>
    public static QualysApiException FromOtherDocument(string requestName, XmlReader reader, string expected)
    {
        var root = reader.Name;
        if (IsWebPage(root))
            return NotXml(requestName, isWebPage: true, hasContact: true, status: 200);
        Exception? malformed = null;
        try
        {
            if (ErrorReader.Find(reader) is { } error)
                return FromError(requestName, error);
        }
        catch (Exception exception) when (exception is XmlException or DecoderFallbackException)
        {
            malformed = exception;
        }

        return new QualysApiException(ApiFault.Final, requestName, $"the answer is {root} and not {expected}.",
            $"Either the server URL names another server than the Qualys API server, or Qualys has changed; report this message.",
            malformed);
    }

    /// <summary>Says that an answer is no XML.</summary>
    /// <param name="requestName">What was asked for.</param>
    /// <param name="isWebPage">Whether it is a web page; else it is other text, such as a report in another format.</param>
    /// <param name="hasContact">Whether the API answered before, so that the server URL is right.</param>
    /// <param name="status">The HTTP status.</param>
    public static QualysApiException NotXml(string requestName, bool isWebPage, bool hasContact, int status) => new(
        ApiFault.NotXml, requestName,
        isWebPage
            ? (FormattableString)$"the answer is not XML but a web page."
            : $"the answer is not XML but other text.",
        !hasContact ? WrongUrlAdvice : isWebPage ? MaintenanceAdvice : OtherFormatAdvice)
    {
        Status = status,
    };

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

    private static bool IsWebPage(string? root) => "html".Equals(root, StringComparison.OrdinalIgnoreCase);

    private static (string? Root, QualysError? Error) ReadRoot(ApiResponse answer)
    {
        string? root = null;
        try
        {
            using var reader = QualysXml.OpenLeniently(answer.Body);
            reader.MoveToContent();
            root = reader.NodeType == XmlNodeType.Element ? reader.Name : null;
            return (root, root is null ? null : ErrorReader.Find(reader));
        }
        catch (XmlException)
        {
            // Not XML at its very beginning, or malformed after it: the caller reports that, by status or as "not XML", or reads on.
            return (root ?? (BeginsLikeWebPage(answer.Body) ? "html" : null), null);
        }
        finally
        {
            answer.Body.Position = 0;
        }
    }

    /// <summary>Web pages are seldom XML.</summary>
    private static bool BeginsLikeWebPage(ReceivedBody body)
    {
        var beginning = new byte[1_024];
        QualysXml.SkipBlanks(body);
        var text = Encoding.ASCII.GetString(beginning, 0, body.Read(beginning, 0, beginning.Length));
        return text.IndexOf("<html", StringComparison.OrdinalIgnoreCase) >= 0
            || text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase);
    }

    private static (ApiFault Fault, FormattableString Advice) JudgeCode(int code, int status, TimeSpan? toWait) => code switch
    {
        1901 or 1903 or 1904 or 1905 or 1907 or 1908 or 1922 =>
            (ApiFault.Parameter, $"A parameter of the call was refused; check the filters of the task."),
        1920 or 1960 or 1981 => (ApiFault.Concurrency, $"Other calls of the same subscription are running; try again later."),
        1965 => (ApiFault.Rate, BudgetAdvice(toWait)),
        999 => (ApiFault.Transient, $"Qualys had an internal error; try again later."),
        1999 => (ApiFault.Final, $"Qualys is under scheduled maintenance; the next run tries again."),
        2000 => (ApiFault.Final, LoginAdvice),
        2001 => (ApiFault.Final, $"The Qualys account has expired; have it extended by your Qualys administrator or by Qualys."),
        2002 => (ApiFault.Final, $"The Qualys user is inactive; have it activated in Qualys."),
        2003 => (ApiFault.Final, AccountAdvice.AgreementNotAccepted),
        2011 => (ApiFault.Final, $"The Qualys user signs in with SecurID, which blocks the API; use another user."),
        2012 => (ApiFault.Final, AccountAdvice.NotInSubscription),
        7001 => (ApiFault.Final, $"The report is not finished, or it was deleted."),
        _ => (status >= 500 ? ApiFault.Transient : ApiFault.Final, $"The plugin does not know this code; Qualys' text says what it means."),
    };

    private static QualysApiException FromStatus(ApiRequest request, ApiResponse answer, string? text)
    {
        var (status, toWait) = (answer.Status, answer.Limits.ToWait);
        var (fault, advice) = JudgeStatus(status, toWait);
        FormattableString said = status switch
        {
            202 or 204 => $"Qualys accepted the call but did not answer it (HTTP {status}).",
            407 => $"the proxy demands a login (HTTP 407).",
            >= 300 and < 400 => $"the server redirects to another address, which is not followed so that the password goes nowhere else.",
            _ when string.IsNullOrEmpty(text) => $"Qualys answers HTTP {status}.",
            _ => $"Qualys says \"{text}\" (HTTP {status}).",
        };
        return Fault(fault, request, answer, said, advice);
    }

    private static (ApiFault Fault, FormattableString Advice) JudgeStatus(int status, TimeSpan? toWait) => status switch
    {
        202 or 204 => (ApiFault.Transient, $"Try again later."),
        401 => (ApiFault.Final, LoginAdvice),
        403 => (ApiFault.Final, $"The Qualys user may not use this API; ask your Qualys administrator about its role and licence."),
        407 => (ApiFault.Final, $"Set Qualys.ProxyUser and Qualys.ProxyPassword in web.config."),
        404 => (ApiFault.VersionRetired,
            $"The platform does not serve this address; check the server URL and the key Qualys.ApiVersion in web.config."),
        410 => (ApiFault.VersionRetired,
            $"The platform does not serve this address any more; set a later version in the key Qualys.ApiVersion in web.config."),
        408 or 413 => (ApiFault.TooMuch, $"Try again later, or with a smaller Qualys.PageSize in web.config."),
        409 => (ApiFault.Concurrency, $"Other calls of the same subscription are running; try again later."),
        429 => (ApiFault.Rate, BudgetAdvice(toWait)),
        >= 500 => (ApiFault.Transient, TroubleAdvice(toWait)),
        _ => (ApiFault.Final, $"Check the server URL."),
    };

    private static FormattableString BudgetAdvice(TimeSpan? toWait) => toWait > TimeSpan.Zero
        ? Words.Sentences(
            Words.Of($"The subscription's calls for this period are used up."),
            Words.Of($"Qualys takes the next one in {toWait:d\\.hh\\:mm\\:ss} (days.hours:minutes:seconds)."),
            Words.Of($"Start a run that ends here again after that."))
        : Words.Sentences(
            Words.Of($"The subscription's calls for this period are used up."),
            Words.Of($"Start a run that ends here again later."));

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
        ApiFault fault, ApiRequest request, ApiResponse answer, FormattableString whatHappened, FormattableString advice) =>
        new(fault, request.Name, whatHappened, advice) { Status = answer.Status, ToWait = answer.Limits.ToWait };
}
