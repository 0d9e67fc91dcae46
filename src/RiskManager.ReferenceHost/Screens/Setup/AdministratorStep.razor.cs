using Microsoft.AspNetCore.Components;
using RiskManager.ReferenceHost.Setup;

namespace RiskManager.ReferenceHost.Screens.Setup;

/// <summary>Makes the first administrator. The name is kept as a draft, the password is not.</summary>
public partial class AdministratorStep
{
    private AdministratorDraft _draft = new();
    private string _password = "";
    private string _again = "";
    private bool _busy;
    private bool _loaded;

    [Parameter]
    public EventCallback Changed { get; set; }

    [CascadingParameter]
    private SetupOverview Overview { get; set; } = null!;

    [Inject]
    private FirstAdministrator Administrator { get; set; } = null!;

    [Inject]
    private SetupDrafts Drafts { get; set; } = null!;

    protected override void OnInitialized()
    {
        _draft = Drafts.Find<AdministratorDraft>(SetupStep.Administrator) ?? new AdministratorDraft();
        _loaded = true;
    }

    private void Remember() => Drafts.Save(SetupStep.Administrator, _draft);

    private async Task CreateAsync()
    {
        if (_password != _again)
        {
            Problem = T["Setup.PasswordsDiffer"];
            return;
        }

        _busy = true;
        var done = await AttemptAsync(async () =>
            await Administrator.CreateAsync(_draft.Name, _password, await AccountAsync(), Leaving));
        var problem = Problem;
        if (done)
        {
            Drafts.Remove(SetupStep.Administrator);
            (_password, _again) = ("", "");
        }

        // Somebody else may have been faster.
        await Changed.InvokeAsync();
        (_busy, Problem) = (false, problem);
    }

    private sealed record AdministratorDraft
    {
        public string Name { get; set; } = "";
    }
}
