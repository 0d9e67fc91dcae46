using Microsoft.AspNetCore.Components;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Lists.Previews;
using RiskManager.ReferenceHost.Runs.Sessions;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Screens.Connectors;

/// <summary>
/// Says for each asset what a run would do, without writing anything. The totals are of all, the table has the first of each action.
/// While the screen is open, the whole preview is kept on disk to be downloaded.
/// </summary>
public partial class PreviewPanel
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(300);

    private PreviewedRows _rows = new();
    private PreviewProgress _progress = new();
    private CancellationTokenSource? _stop;
    private KeptPreview? _kept;
    private string? _key;
    private string? _notKept;
    private bool _began;
    private string _shown = "";
    private int _page;

    [Parameter]
    public EventCallback OnPreviewed { get; set; }

    [CascadingParameter]
    private TaskForm Form { get; set; } = null!;

    private PreviewAction? ShownAction => QueryText.Choice<PreviewAction>(_shown);

    private async Task PreviewAsync()
    {
        (_rows, _page) = (new PreviewedRows(), 0);
        _progress = new PreviewProgress();
        Forget();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        (_stop, _began) = (stop, true);
        try
        {
            await AttemptAsync(() => ReadAsync(stop.Token));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The person has seen enough; what came so far stays on the screen.
        }
        finally
        {
            _stop = null;
        }

        await OnPreviewed.InvokeAsync();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var shownAt = DateTimeOffset.MinValue;
        var account = await AccountAsync();
        Keep(() => Begin(account));
        var assets = Tester.PreviewAsync(Form, account, _progress, NullTaskObserver.Instance, cancellationToken);
        await foreach (var asset in assets)
        {
            Keep(() => _kept?.Add(asset));
            _rows.Add(asset);
            if (DateTimeOffset.UtcNow - shownAt < Refresh) continue;
            shownAt = DateTimeOffset.UtcNow;
            StateHasChanged();
            await Task.Yield();
        }

        Keep(() => _kept?.Complete());
    }

    protected override void Dispose(bool disposing)
    {
        Forget();
        base.Dispose(disposing);
    }

    private void Begin(Account account) => (_key, _kept) = Previews.Begin(account, Form.Settings.Name);

    /// <summary>A full disk costs the download, not the preview.</summary>
    private void Keep(Action keep)
    {
        try
        {
            keep();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Forget();
            _notKept = Faults.Record(exception);
        }
    }

    private void Forget()
    {
        if (_key is { } key) Previews.Remove(key);
        (_key, _kept, _notKept) = (null, null, null);
    }

    private static string Colour(PreviewAction action) => action switch
    {
        PreviewAction.Create => "success",
        PreviewAction.Recreate or PreviewAction.Update => "info",
        PreviewAction.Quarantine => "error",
        _ => "off",
    };
}
