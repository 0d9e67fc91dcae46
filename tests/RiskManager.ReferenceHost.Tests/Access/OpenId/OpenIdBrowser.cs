using System.Net;
using System.Text.RegularExpressions;

namespace RiskManager.ReferenceHost.Tests.Access.OpenId;

/// <summary>Takes a browser through the sign-in at the provider, step by step.</summary>
internal static partial class OpenIdBrowser
{
    /// <summary>Asks for the sign-in.</summary>
    /// <returns>The provider's address that the browser is led to.</returns>
    public static async Task<Uri> StartAsync(HttpClient browser, string returnUrl = "/")
    {
        var answer = await browser.GetAsync($"/sign-in/openid?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.AreEqual(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!;
    }

    /// <summary>Signs in at the provider.</summary>
    /// <returns>The address of this site that the provider leads back to.</returns>
    public static async Task<Uri> AuthorizeAsync(HttpClient browser, Uri provider)
    {
        var answer = await browser.GetAsync(provider);
        Assert.AreEqual(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!;
    }

    public static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string returnUrl = "/") =>
        await browser.GetAsync(await AuthorizeAsync(browser, await StartAsync(browser, returnUrl)));

    /// <summary>Whether the answer began a session.</summary>
    public static bool HasSession(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies)
        && cookies.Any(cookie => cookie.StartsWith("riskmanager=", StringComparison.Ordinal));

    /// <summary>What the sign-in page says is wrong.</summary>
    public static async Task<string> AlertAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(Alert().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value);

    [GeneratedRegex("""<p role="alert">(.+?)</p>""")]
    private static partial Regex Alert();
}
