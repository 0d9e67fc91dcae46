using System.Net;
using System.Text.RegularExpressions;

namespace RiskManager.ReferenceHost.Tests.Access;

/// <summary>Sends the sign-in form, and others with its anti-forgery token, as a browser does.</summary>
internal static partial class SignInForm
{
    public static Task<HttpResponseMessage> SendAsync(HttpClient browser, string name, string password, string returnUrl = "/") =>
        PostAsync(
            browser, "/sign-in", new Dictionary<string, string> { ["name"] = name, ["password"] = password, ["returnUrl"] = returnUrl });

    public static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string path, Dictionary<string, string> fields)
    {
        var page = await browser.GetStringAsync("/sign-in");
        var token = Token().Match(page);
        fields[token.Groups["name"].Value] = WebUtility.HtmlDecode(token.Groups["value"].Value);
        using var form = new FormUrlEncodedContent(fields);
        return await browser.PostAsync(path, form);
    }

    [GeneratedRegex("""type="hidden" name="(?<name>__[^"]+)" value="(?<value>[^"]+)">""")]
    private static partial Regex Token();
}
