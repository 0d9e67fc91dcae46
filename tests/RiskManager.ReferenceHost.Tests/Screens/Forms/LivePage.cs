using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Runtime.ExceptionServices;
using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.HtmlRendering.Infrastructure;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Screens.Tables;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Screens.Forms;

/// <summary>A screen that a person works with, without a browser: events reach its components, and it is rendered again.</summary>
[SuppressMessage(
    "Usage", "BL0006", Justification = "Events have to find their element in what was rendered; nothing else has that without a browser.")]
internal sealed class LivePage : StaticHtmlRenderer
{
    private static readonly string[] EventsOfFields = ["oninput", "onchange"];

    private readonly AsyncServiceScope _scope;
    private int _root;

    private LivePage(AsyncServiceScope scope, FakeBrowser browser)
        : base(new Overlay(scope.ServiceProvider, browser), NullLoggerFactory.Instance) => _scope = scope;

    /// <summary>The HTML of the page now, with characters as they are.</summary>
    public string Html => WebUtility.HtmlDecode(Read(() =>
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        WriteComponentHtml(_root, writer);
        return writer.ToString();
    }));

    /// <summary>Opens a screen as the administrator of a site without sign-in.</summary>
    public static async Task<LivePage> OpenAsync<TScreen>(
        TestSite site, FakeBrowser browser, IReadOnlyDictionary<string, object?> parameters)
        where TScreen : IComponent
    {
        var scope = site.Site.Services.CreateAsyncScope();
        var person = new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, Account.Local.Name), new Claim(ClaimTypes.Role, Account.Local.Role.ToString())], "Test"));
        ((IHostEnvironmentAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>())
            .SetAuthenticationState(Task.FromResult(new AuthenticationState(person)));
        ((IHostEnvironmentNavigationManager)scope.ServiceProvider.GetRequiredService<NavigationManager>())
            .Initialize(site.Url.AbsoluteUri, site.Url.AbsoluteUri);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var page = new LivePage(scope, browser);
        await page.Dispatcher.InvokeAsync(async () =>
        {
            var view = ParameterView.FromDictionary(new Dictionary<string, object?>(parameters));
            page._root = page.AssignRootComponentId(page.InstantiateComponent(typeof(TScreen)));
            await page.RenderRootComponentAsync(page._root, view);
        });
        return page;
    }

    /// <summary>The IDs of the fields that a person can change now.</summary>
    public IReadOnlyList<string> Fields => Read<IReadOnlyList<string>>(() =>
    [
        .. Elements().Where(element => EventsOfFields.Any(name => element.Handlers.ContainsKey(name)))
            .Select(element => element.Id).OfType<string>(),
    ]);

    /// <summary>The values that a list offers; empty: the field is no list.</summary>
    public IReadOnlyList<string> OptionsOf(string id) => Read<IReadOnlyList<string>>(() => Find(id).Options);

    /// <summary>Whether a field is switched on and off.</summary>
    public bool IsSwitch(string id) => Read(() => Find(id).Type == "checkbox");

    /// <summary>Enters a value in a field.</summary>
    public Task EnterAsync(string id, object value) => DispatchAsync(
        () => Find(id).Handlers.First(handler => EventsOfFields.Contains(handler.Key)).Value, new ChangeEventArgs { Value = value });

    /// <summary>Presses a button.</summary>
    public Task PressAsync(string id) =>
        DispatchAsync(() => Find(id).Handlers["onclick"], new Microsoft.AspNetCore.Components.Web.MouseEventArgs());

    /// <summary>Sends a form.</summary>
    public Task SubmitAsync(string id) => DispatchAsync(() => Find(id).Handlers["onsubmit"], EventArgs.Empty);

    public async ValueTask CloseAsync()
    {
        await Dispatcher.InvokeAsync(Dispose);
        await _scope.DisposeAsync();
    }

    // The page is always there: what comes after rendering is done, too.
    protected override Task UpdateDisplayAsync(in RenderBatch renderBatch) => Task.CompletedTask;

    protected override void HandleException(Exception exception) => ExceptionDispatchInfo.Capture(exception).Throw();

    private Task DispatchAsync(Func<ulong> handler, EventArgs arguments) =>
        Dispatcher.InvokeAsync(() => DispatchEventAsync(handler(), null, arguments));

    private TValue Read<TValue>(Func<TValue> read) => Dispatcher.InvokeAsync(read).GetAwaiter().GetResult();

    private Element Find(string id) => Elements().First(element => element.Id == id);

    private List<Element> Elements()
    {
        var found = new List<Element>();
        Collect(_root, found);
        return found;
    }

    private void Collect(int component, List<Element> found)
    {
        var frames = GetCurrentRenderTreeFrames(component);
        for (var at = 0; at < frames.Count; at++)
        {
            ref var frame = ref frames.Array[at];
            if (frame.FrameType == RenderTreeFrameType.Component) Collect(frame.ComponentId, found);
            else if (frame.FrameType == RenderTreeFrameType.Element) found.Add(Element.Of(frames, at));
        }
    }

    private sealed record Element(string? Id, string? Type, IReadOnlyDictionary<string, ulong> Handlers, IReadOnlyList<string> Options)
    {
        public static Element Of(ArrayRange<RenderTreeFrame> frames, int start)
        {
            var end = start + frames.Array[start].ElementSubtreeLength;
            string? id = null, type = null;
            var handlers = new Dictionary<string, ulong>();
            var at = start + 1;
            for (; at < end && frames.Array[at].FrameType == RenderTreeFrameType.Attribute; at++)
            {
                var frame = frames.Array[at];
                if (frame.AttributeEventHandlerId > 0) handlers[frame.AttributeName] = frame.AttributeEventHandlerId;
                else if (frame.AttributeName == "id") id = frame.AttributeValue as string;
                else if (frame.AttributeName == "type") type = frame.AttributeValue as string;
            }

            return new Element(id, type, handlers, frames.Array[start].ElementName == "select" ? OptionsIn(frames, at, end) : []);
        }

        private static List<string> OptionsIn(ArrayRange<RenderTreeFrame> frames, int at, int end)
        {
            var options = new List<string>();
            for (; at < end; at++)
            {
                if (frames.Array[at] is { FrameType: RenderTreeFrameType.Attribute, AttributeName: "value" } value)
                    options.Add(Convert.ToString(value.AttributeValue, CultureInfo.InvariantCulture) ?? "");
            }

            return options;
        }
    }

    private sealed class Overlay(IServiceProvider site, FakeBrowser browser) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType switch
        {
            _ when serviceType == typeof(IJSRuntime) || serviceType == typeof(NavigationManager) => browser,
            _ when serviceType == typeof(TablePreferences) => new TablePreferences(browser),
            _ => site.GetService(serviceType),
        };
    }
}
