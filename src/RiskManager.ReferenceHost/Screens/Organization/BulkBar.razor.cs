using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using RiskManager.ReferenceHost.Organization.Bulk;
using RiskManager.ReferenceHost.Organization.People;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Screens.Dialogs;
using RiskManager.ReferenceHost.Screens.Shell;

namespace RiskManager.ReferenceHost.Screens.Organization;

/// <summary>Asks what to do with the chosen assets; each question says how many they are.</summary>
public partial class BulkBar
{
    private const string Nobody = "";

    /// <summary>How many assets are chosen.</summary>
    [Parameter]
    public long Chosen { get; set; }

    /// <summary>How many assets the list has; null: they are being counted.</summary>
    [Parameter]
    public long? Total { get; set; }

    [Parameter]
    public EventCallback OnPage { get; set; }

    [Parameter]
    public EventCallback OnAll { get; set; }

    [Parameter]
    public EventCallback OnNone { get; set; }

    /// <summary>Begins the job.</summary>
    [Parameter]
    public Func<BulkChoice, Task> Start { get; set; } = _ => Task.CompletedTask;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private PerimeterTree Tree { get; set; } = null!;

    [Inject]
    private PersonRepository People { get; set; } = null!;

    private string Count => Shown.Number(Chosen);

    private async Task MoveAsync()
    {
        var choices =
            (await Tree.ReadAsync(Leaving)).SelectMany(root => root.WithBelow()).ToDictionary(node => Text(node.Id), node => node.Path);
        await ChoiceDialog.AskAsync(
            Dialogs, T["Bulk.MoveTitle", Count], T["Asset.MoveTo"], choices,
            chosen => Start(new BulkChoice(nameof(BulkKind.Move), Number(chosen))));
    }

    private async Task SetResponsibleAsync()
    {
        var choices = new Dictionary<string, string> { [Nobody] = T["Bulk.OfPerimeter"] };
        foreach (var (id, name) in await People.ListAsync(Leaving)) choices[Text(id)] = name;
        await ChoiceDialog.AskAsync(
            Dialogs, T["Bulk.ResponsibleTitle", Count], T["Asset.Responsible"], choices,
            chosen => Start(new BulkChoice(nameof(BulkKind.SetResponsible), chosen == Nobody ? null : Number(chosen))));
    }

    private async Task SetAttributeAsync()
    {
        var parameters = new DialogParameters
        {
            [nameof(BulkAttributeDialog.Count)] = Count,
            [nameof(BulkAttributeDialog.Save)] =
                (long attribute, string? value) => Start(new BulkChoice(nameof(BulkKind.SetAttribute), attribute, value)),
        };
        var dialog = await Dialogs.ShowAsync<BulkAttributeDialog>(T["Bulk.AttributeTitle", Count], parameters);
        await dialog.Result;
    }

    private async Task DeleteAsync()
    {
        if (!await ConfirmDialog.AskAsync(Dialogs, T["Bulk.DeleteTitle", Count], T["Bulk.DeleteText", Count], T["Do.Delete"])) return;
        await AttemptAsync(() => Start(new BulkChoice(nameof(BulkKind.Delete))));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
