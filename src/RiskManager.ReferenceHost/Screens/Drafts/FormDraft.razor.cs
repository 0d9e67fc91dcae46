using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using MudBlazor;

namespace RiskManager.ReferenceHost.Screens.Drafts;

/// <summary>
/// The unsaved input of a form. The browser keeps it, because only the browser has what was typed while there was no connection.
/// </summary>
public partial class FormDraft
{
    /// <summary>Which form of the page it is.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>Whether a person who leaves the changed form is asked first.</summary>
    [Parameter]
    public bool IsAskedBefore { get; set; } = true;

    [Inject]
    private IJSRuntime Browser { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    /// <summary>The host has the input: the browser forgets it, and nobody is asked before leaving.</summary>
    public async Task SavedAsync() => await Browser.InvokeVoidAsync("screens.drafts.saved", Name);

    private async Task AskAsync(LocationChangingContext context)
    {
        if (!await Browser.InvokeAsync<bool>("screens.drafts.isChanged", context.CancellationToken, Name)) return;
        if (await LeaveDialog.AskAsync(Dialogs)) await Browser.InvokeVoidAsync("screens.drafts.giveUp", context.CancellationToken, Name);
        else context.PreventNavigation();
    }
}
