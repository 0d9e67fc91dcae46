using Microsoft.AspNetCore.Components;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Screens.Drafts;
using RiskManager.ReferenceHost.Screens.Shell;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Setup;

namespace RiskManager.ReferenceHost.Screens.Setup;

/// <summary>A step whose choice is tried before it is written to <c>web.config</c>. What is typed is kept as a draft at once.</summary>
public abstract class ChoiceStep : Screen
{
    /// <summary>Something was written.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    [Inject]
    private SetupDrafts Drafts { get; set; } = null!;

    [Inject]
    private WebConfigFile WebConfig { get; set; } = null!;

    /// <summary>What is set up; read again after a change.</summary>
    [CascadingParameter]
    private protected SetupOverview Overview { get; set; } = null!;

    /// <summary>What the person fills in; null until it is read.</summary>
    private protected object? Draft { get; private set; }

    /// <summary>What <c>web.config</c> says.</summary>
    private protected object? Written { get; private set; }

    /// <summary>What the last trial found.</summary>
    private protected ConnectionTestResult? Result { get; private set; }

    /// <summary>What the browser keeps of the fields; the host's own draft is gone after a restart.</summary>
    private protected FormDraft? InputDraft { get; set; }

    private protected bool IsKept { get; private set; }

    private protected bool IsBusy { get; private set; }

    /// <summary>Whether the fields show what was typed earlier and not kept.</summary>
    private protected bool IsDraft { get; private set; }

    private protected abstract SetupStep Step { get; }

    private protected abstract object Read(WebConfig config);

    private protected abstract object? FindDraft(SetupDrafts drafts);

    private protected abstract Task<ConnectionTestResult> TestAsync(Account account);

    private protected abstract Task<ConnectionTestResult> KeepAsync(Account account);

    protected override Task OnInitializedAsync() => AttemptAsync(() =>
    {
        var config = WebConfig.Read();
        Written = Read(config);
        var draft = FindDraft(Drafts);
        IsDraft = draft is not null;
        Draft = draft ?? Read(config);
        return Task.CompletedTask;
    });

    /// <summary>Keeps what was typed, for the next time.</summary>
    private protected void Remember()
    {
        (Result, IsKept, IsDraft) = (null, false, true);
        Drafts.Save(Step, Draft!);
    }

    /// <summary>Shows again what is set.</summary>
    private protected void Discard()
    {
        Drafts.Remove(Step);
        (Result, IsKept, IsDraft, Draft) = (null, false, false, Read(WebConfig.Read()));
    }

    private protected Task TryAsync() => WorkAsync(async () => Result = await TestAsync(await AccountAsync()));

    private protected Task SaveAsync() => WorkAsync(async () =>
    {
        Result = await KeepAsync(await AccountAsync());
        if (!Result.Succeeded) return;
        Drafts.Remove(Step);
        var config = WebConfig.Read();
        (IsKept, IsDraft, Written, Draft) = (true, false, Read(config), Read(config));
        await InputDraft!.SavedAsync();
        await Changed.InvokeAsync();
    });

    private async Task WorkAsync(Func<Task> work)
    {
        (IsBusy, Result, IsKept) = (true, null, false);
        await AttemptAsync(work);
        IsBusy = false;
    }
}
