using System.Globalization;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Screens;

/// <summary>Screens as the browser of an administrator gets them first, without a browser.</summary>
internal static class RenderedScreens
{
    /// <summary>Renders a screen.</summary>
    /// <param name="site">The site.</param>
    /// <param name="language">The language of the person.</param>
    /// <param name="parameters">The parameters of the component.</param>
    /// <param name="address">Where the person is, from the root of the site.</param>
    /// <param name="account">The person; null: the administrator of a site without sign-in.</param>
    /// <returns>Its HTML, with characters as they are.</returns>
    public static async Task<string> RenderAsync<TScreen>(
        this TestSite site, string language = "en", IReadOnlyDictionary<string, object?>? parameters = null, string address = "",
        Account? account = null)
        where TScreen : IComponent => await site.RenderAsync(typeof(TScreen), language, parameters, address, account);

    /// <inheritdoc cref="RenderAsync{TScreen}"/>
    public static async Task<string> RenderAsync(
        this TestSite site, Type screen, string language = "en", IReadOnlyDictionary<string, object?>? parameters = null,
        string address = "", Account? account = null)
    {
        await using var scope = site.Site.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        ((IHostEnvironmentNavigationManager)services.GetRequiredService<NavigationManager>())
            .Initialize(site.Url.AbsoluteUri, site.Url.AbsoluteUri + address);
        ((IHostEnvironmentAuthenticationStateProvider)services.GetRequiredService<AuthenticationStateProvider>())
            .SetAuthenticationState(Task.FromResult(new AuthenticationState(Principal(account ?? Account.Local))));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var view = parameters is null ? ParameterView.Empty : ParameterView.FromDictionary(new Dictionary<string, object?>(parameters));
            var root = await renderer.RenderComponentAsync(screen, view);
            return WebUtility.HtmlDecode(root.ToHtmlString());
        });
    }

    private static ClaimsPrincipal Principal(Account account) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, account.Name), new Claim(ClaimTypes.Role, account.Role.ToString())], "Test"));
}
