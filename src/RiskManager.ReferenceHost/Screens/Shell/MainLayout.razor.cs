using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using MudBlazor;
using RiskManager.ReferenceHost.Access;

namespace RiskManager.ReferenceHost.Screens.Shell;

/// <summary>The frame of every screen: top bar, menu, content.</summary>
public partial class MainLayout
{
    private MudThemeProvider _themeProvider = null!;
    private ErrorBoundary? _boundary;
    private bool _dark;
    private bool _menuOpen;
    private bool _signedOut;
    private bool _mayChange;
    private string? _name;

    [CascadingParameter(Name = "Theme")]
    private string? Theme { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _dark = Theme == Preferences.Dark;
        var account = await Account.GetAsync();
        (_name, _mayChange) = (account.Name, account.MayChange);
        if (Site.SignIn) Authentication.AuthenticationStateChanged += LeaveWhenSignedOut;
    }

    protected override void OnParametersSet()
    {
        _boundary?.Recover();
        _menuOpen = false;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || Theme is not null) return;
        _dark = await _themeProvider.GetSystemDarkModeAsync();
        StateHasChanged();
    }

    private void ToggleMenu() => _menuOpen = !_menuOpen;

    private async Task ToggleThemeAsync()
    {
        _dark = !_dark;
        await Browser.InvokeVoidAsync("screens.remember", Preferences.ThemeCookie, _dark ? Preferences.Dark : Preferences.Light);
    }

    public void Dispose()
    {
        Authentication.AuthenticationStateChanged -= LeaveWhenSignedOut;
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes the screen away before the browser leaves it, because a browser can ignore that it should leave.</summary>
    private void LeaveWhenSignedOut(Task<AuthenticationState> change) => _ = InvokeAsync(async () =>
    {
        if ((await change).User.Identity is { IsAuthenticated: true }) return;
        _signedOut = true;
        StateHasChanged();
        Navigation.NavigateTo(SignInEndpoints.Path, forceLoad: true);
    });
}
