using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace RiskManager.ReferenceHost.Screens.Dialogs;

/// <summary>Asks for a name. What is wrong with it is said in the dialog, which stays open until it is right or given up.</summary>
public partial class NameDialog
{
    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Parameter]
    public string Title { get; set; } = "";

    [Parameter]
    public string Label { get; set; } = "";

    [Parameter]
    public string Name { get; set; } = "";

    [Parameter]
    public int MaxCharacters { get; set; } = 200;

    /// <summary>Does what the name is for.</summary>
    [Parameter]
    public Func<string, Task> Save { get; set; } = _ => Task.CompletedTask;

    public static async Task<bool> AskAsync(
        IDialogService dialogs, string title, string label, string name, Func<string, Task> save, int mostCharacters = 200)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        var parameters = new DialogParameters
        {
            [nameof(Title)] = title, [nameof(Label)] = label, [nameof(Name)] = name, [nameof(Save)] = save,
            [nameof(MaxCharacters)] = mostCharacters,
        };
        var dialog = await dialogs.ShowAsync<NameDialog>(title, parameters);
        return await dialog.Result is { Canceled: false };
    }

    private async Task SaveAsync()
    {
        if (await AttemptAsync(() => Save(Name))) Dialog.Close();
    }
}
