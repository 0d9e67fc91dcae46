using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace RiskManager.ReferenceHost.Screens.Dialogs;

/// <summary>Asks to choose one of several.</summary>
public partial class ChoiceDialog
{
    private string _chosen = "";

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Parameter]
    public string Title { get; set; } = "";

    [Parameter]
    public string Label { get; set; } = "";

    /// <summary>What may be chosen: the value and what the person reads.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, string> Choices { get; set; } = new Dictionary<string, string>();

    [Parameter]
    public Func<string, Task> Save { get; set; } = _ => Task.CompletedTask;

    public static async Task<bool> AskAsync(
        IDialogService dialogs, string title, string label, IReadOnlyDictionary<string, string> choices, Func<string, Task> save)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        var parameters = new DialogParameters
        {
            [nameof(Title)] = title,
            [nameof(Label)] = label,
            [nameof(Choices)] = choices,
            [nameof(Save)] = save,
        };
        var dialog = await dialogs.ShowAsync<ChoiceDialog>(title, parameters);
        return await dialog.Result is { Canceled: false };
    }

    protected override void OnInitialized() => _chosen = Choices.Keys.FirstOrDefault() ?? "";

    private async Task SaveAsync()
    {
        if (await AttemptAsync(() => Save(_chosen))) Dialog.Close();
    }
}
