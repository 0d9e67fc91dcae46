using System.Text;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Markup;
using QualysPlugin.Texts;

namespace QualysPlugin.Api.SignIn;

/// <summary>
/// Tells a token from a refusal in the gateway's response. Forms of refusals are not documented, so every form is read.
/// </summary>
internal sealed class TokenResponse
{
    /// <summary>Tokens have some thousand characters.</summary>
    private const int MaxLength = 64 * 1024;

    private const int MaxTextLength = 300;

    /// <summary>Secrets that Qualys makes are far longer; anything shorter is a word, which says something in a sentence.</summary>
    private const int MinSecretLength = 8;

    private static readonly string[] TokenNames = ["access_token", "token", "id_token", "jwt"];

    private static readonly string[] TextNames =
        ["error_description", "message", "errorMessage", "detail", "description", "title", "error"];

    private readonly ApiResponse _response;
    private readonly string _text;
    private readonly JsonMembers? _members;

    private TokenResponse(ApiResponse response)
    {
        _response = response;
        var bytes = new byte[Math.Min(response.Body.Length, MaxLength)];
        response.Body.Position = 0;
        _text = Encoding.UTF8.GetString(bytes, 0, response.Body.Read(bytes, 0, bytes.Length)).Trim().Trim('\uFEFF');
        _members = JsonMembers.Read(_text);
    }

    private static FormattableString ClientAdvice => Words.Sentences(
        Words.Of($"Possible causes: the client ID or the client secret is wrong, or the secret has expired;"),
        Words.Of($"the client was deactivated or deleted; it belongs to another Qualys platform;"),
        Words.Of($"or \"Sign in with\" names the other kind of client."),
        Words.Of($"A Qualys user with interface access sees the client under My Profile > Auth ID Client Management."));

    private static FormattableString GatewayAdvice =>
        $"Check the server URL, and the key Qualys.GatewayUrl in web.config, which names the gateway of a platform of your own.";

    /// <summary>Reads the gateway's response.</summary>
    /// <param name="response">What came.</param>
    /// <param name="account">Who asked; its secret is taken out of what the gateway says.</param>
    /// <param name="time">Measures the token's age.</param>
    /// <exception cref="QualysApiException">The gateway gave no token.</exception>
    public static AccessToken Read(ApiResponse response, QualysAccount account, TimeProvider time)
    {
        var read = new TokenResponse(response);
        return response.Status is < 200 or >= 300 ? throw read.Refusal(account)
            : read.FindToken() is { } token ? AccessToken.Received(token, response.Date, time)
            : throw new QualysApiException(
                ApiFault.Final, TokenRequest.RequestName,
                $"the gateway {account.Gateway.Authority} answered, but with something else than a token.", GatewayAdvice)
            {
                Status = response.Status,
            };
    }

    private string? FindToken()
    {
        if (_members is not null)
            return Array.ConvertAll(TokenNames, _members.Find).FirstOrDefault(value => value is not null && IsTokenText(value));

        // As plain text, a token has the form of a JWT: else any word would be one.
        var plain = _text.Trim('"');
        return IsTokenText(plain) && plain.Split('.').Length >= 3 ? plain : null;
    }

    /// <summary>The characters of a bearer token, as RFC 6750 has them.</summary>
    private static bool IsTokenText(string text) =>
        text.Length > 0 && text.All(
            character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
                or '-' or '.' or '_' or '~' or '+' or '/' or '=');

    private QualysApiException Refusal(QualysAccount account)
    {
        var status = _response.Status;
        var said = FindText(account.Password);
        var isRefused = status is 400 or 401 or 403;
        FormattableString happened = status is >= 300 and < 400
            ? $"the gateway redirects to another address, which is not followed so that the secret goes nowhere else."
            : said is null ? (FormattableString)$"the gateway answers HTTP {status}."
            : $"the gateway says \"{said}\" (HTTP {status}).";
        FormattableString advice = isRefused ? AccountAdvice.Find(said) ?? ClientAdvice
            : status == 407 ? $"Set Qualys.ProxyUser and Qualys.ProxyPassword in web.config."
            : status is 408 or 429 or >= 500 ? $"The gateway has trouble; try again later."
            : GatewayAdvice;
        var fault = status == 429 ? ApiFault.Rate : status is 408 or >= 500 ? ApiFault.Transient : ApiFault.Final;
        return new QualysApiException(fault, TokenRequest.RequestName, happened, advice)
        {
            Status = status, ToWait = _response.Limits.ToWait, RefusesLogin = isRefused,
        };
    }

    /// <summary>Qualys' own text; null when there is none, or a web page.</summary>
    private string? FindText(string secret)
    {
        var text = _members is null
            ? _text.StartsWith("<", StringComparison.Ordinal) ? null : _text
            : Array.ConvertAll(TextNames, _members.Find).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var clean = CleanText.Of(secret.Length < MinSecretLength ? text! : text!.Replace(secret, "********"));
        return clean?.Length > MaxTextLength ? clean.Substring(0, MaxTextLength) + "…" : clean;
    }
}
