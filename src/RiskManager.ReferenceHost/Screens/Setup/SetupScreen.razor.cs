using Microsoft.AspNetCore.Components;
using RiskManager.ReferenceHost.Setup;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Screens.Setup;

/// <summary>Leads through everything that a new installation needs, a step at a time; each can be left and found again.</summary>
public partial class SetupScreen
{
    private SetupOverview? _overview;
    private SetupStep _step;

    /// <summary>The step; null: the first one that is not done.</summary>
    [Parameter]
    public string? StepName { get; set; }

    private static string Link(SetupStep step) => $"{SetupLead.Path}/{step.ToString().ToLowerInvariant()}";

    protected override async Task OnParametersSetAsync()
    {
        await ReadAsync();
        if (_overview is null) return;
        _step = QueryText.Choice<SetupStep>(StepName) ?? _overview.Next;
    }

    private Task<bool> ReadAsync() => AttemptAsync(async () =>
    {
        (await AccountAsync()).RequireAdministrator("setting up the host");
        _overview = await Reader.ReadAsync(Leaving);
    });

    private void Leave()
    {
        Progress.End();
        Navigation.NavigateTo("/");
    }
}
