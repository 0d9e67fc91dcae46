using Microsoft.AspNetCore.Components;
using MudBlazor;
using RiskManager.ReferenceHost.Findings;
using RiskManager.ReferenceHost.Screens.Dialogs;
using RiskManager.ReferenceHost.Screens.Shell;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Screens.Findings;

/// <summary>A page of findings.</summary>
public partial class FindingTable
{
    [Parameter, EditorRequired]
    public IReadOnlyList<Finding> Findings { get; set; } = [];

    /// <summary>What the list is sorted by.</summary>
    [Parameter]
    public FindingColumn Column { get; set; }

    [Parameter]
    public bool Descending { get; set; }

    /// <summary>A person wants the list sorted by a column; without it the list has an order of its own.</summary>
    [Parameter]
    public EventCallback<string> OnSort { get; set; }

    /// <summary>A person decided about a finding.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private string KindOf(Finding finding) => finding is { Kind: FindingKinds.Identity, IsCertain: true }
        ? T["Finding.Certain"]
        : T[$"FindingKind.{finding.Kind}"].Or(finding.Kind);

    private string Age(Finding finding)
    {
        var days = (int)(Clock.GetUtcNow() - finding.Since).TotalDays;
        return days switch { < 1 => T["FindingAge.Today"], 1 => T["FindingAge.OneDay"], _ => T["FindingAge.Days", days] };
    }

    private async Task ConfirmAsync(Finding finding)
    {
        IdentityPair? pair = null;
        if (!await AttemptAsync(async () => pair = await (await Editing.TakeoverAsync()).ReadAsync(finding.Number, Leaving))) return;
        var (old, id) = (pair!.Old, pair.Finding.OtherId!);
        var text = pair.New is { } other
            ? T["Finding.ConfirmText", old.Name, old.ImportId!, pair.Perimeter, other.Name, id]
            : T["Finding.ConfirmDeletedText", old.Name, old.ImportId!, pair.Perimeter, id];
        if (!await ConfirmDialog.AskAsync(Dialogs, T["Finding.ConfirmTitle"], text, T["Finding.Confirm"])) return;
        await DecideAsync(
            async () => await (await Editing.TakeoverAsync()).ConfirmAsync(pair, Leaving), T["Finding.Confirmed", old.Name, id]);
    }

    private Task DismissAsync(Finding finding) => DecideAsync(
        async () => await (await Editing.DismissalAsync()).DismissAsync(finding.Number, Leaving), T["Finding.Dismissed"]);

    private Task RestoreAsync(Finding finding) => DecideAsync(
        async () => await (await Editing.DismissalAsync()).RestoreAsync(finding.Number, Leaving), T["Finding.Restored"]);

    private async Task DecideAsync(Func<Task> decide, string done)
    {
        if (!await AttemptAsync(decide)) return;
        Snackbar.Add(done, Severity.Success);
        await OnChanged.InvokeAsync();
    }
}
