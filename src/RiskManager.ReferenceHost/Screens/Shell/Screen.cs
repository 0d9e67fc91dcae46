using Microsoft.AspNetCore.Components;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Findings;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Runs.Execution;

namespace RiskManager.ReferenceHost.Screens.Shell;

/// <summary>What every screen has: an end, and a place for what went wrong.</summary>
public abstract class Screen : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private string? _problemOfRefresh;

    protected Screen() => Leaving = _leaving.Token;

    /// <summary>Is cancelled when the person leaves the screen.</summary>
    protected CancellationToken Leaving { get; }

    /// <summary>What went wrong last, in words for a person; null when nothing did.</summary>
    protected string? Problem { get; set; }

    /// <summary>
    /// Whether the person may change anything. Hiding what a reader may not do is a courtesy; the services refuse it themselves.
    /// </summary>
    protected bool MayChange { get; private set; }

    [Inject]
    private CurrentAccount CurrentAccount { get; set; } = null!;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        MayChange = (await CurrentAccount.GetAsync()).MayChange;
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>The person at this screen.</summary>
    private protected Task<Account> AccountAsync() => CurrentAccount.GetAsync();

    /// <summary>Runs an action and shows an expected error. Unexpected exceptions reach the error screen.</summary>
    /// <returns>Whether it was done.</returns>
    protected async Task<bool> AttemptAsync(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        Problem = null;
        (var isDone, Problem) = await TryAsync(work);
        return isDone;
    }

    /// <summary>
    /// Reads again what the screen shows, without the person's doing: what was refused to the person stays to be read. Only what an earlier
    /// refresh found goes away when one succeeds.
    /// </summary>
    protected async Task RefreshAsync(Func<Task> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var (_, found) = await TryAsync(read);
        if (found is not null || Problem == _problemOfRefresh) Problem = found;
        _problemOfRefresh = found;
    }

    private async Task<(bool IsDone, string? Problem)> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return (true, null);
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            return (false, null);
        }
        catch (Exception exception) when (IsForPeople(exception))
        {
            return (false, exception.Message);
        }
    }

    public void Dispose()
    {
        _leaving.Cancel();
        Dispose(true);
        _leaving.Dispose();
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    private static bool IsForPeople(Exception exception) => exception
        is TaskSettingsException or RemoteServiceException or HostStoreException or TaskAlreadyRunningException
        or AssetUnknownException or PerimeterUnknownException or IdentityRefusedException
        or TaskChangedException or AccessDeniedException;
}
