using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RiskManager.ReferenceHost.Screens.Connectors;

namespace RiskManager.ReferenceHost.Tests.Screens.Forms;

/// <summary>The scripts of a browser: keeps what it was asked, and says what the fields of a form show.</summary>
internal sealed class FakeBrowser : NavigationManager, IJSRuntime
{
    private readonly Func<IReadOnlyList<string>, ShownSettings.Value[]> _shown;

    /// <param name="address">Where the site is.</param>
    /// <param name="shown">What the form shows, after the named settings were entered again.</param>
    public FakeBrowser(Uri address, Func<IReadOnlyList<string>, ShownSettings.Value[]>? shown = null)
    {
        Initialize(address.AbsoluteUri, address.AbsoluteUri);
        _shown = shown ?? (_ => []);
    }

    /// <summary>Scripts that were called, with their arguments.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Where the person was led to.</summary>
    public List<string> Visited { get; } = [];

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
    {
        Calls.Add($"{identifier}({string.Join(", ", args ?? [])})");
        var value = identifier == "screens.form.read" ? (object)_shown((string[])args![1]!) : default(TValue);
        return ValueTask.FromResult((TValue)value!);
    }

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
        InvokeAsync<TValue>(identifier, args);

    protected override void SetNavigationLockState(bool value) => Calls.Add($"lock({value})");

    protected override void NavigateToCore(string uri, NavigationOptions options) => Visited.Add(uri);
}
