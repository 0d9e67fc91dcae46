using Microsoft.AspNetCore.Components;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Screens.Shell;

/// <summary>A screen about what a real Risk Manager keeps, if this host is connected to one: it shows, and changes nothing then.</summary>
public abstract class PlatformScreen : Screen
{
    /// <summary>Where people find that Risk Manager; null: this host keeps everything itself.</summary>
    private protected PlatformLinks? Platform { get; private set; }

    /// <summary>Whether the person may change what the screen shows.</summary>
    protected bool MayEdit => MayChange && Platform is null;

    [Inject]
    private WebConfigFile WebConfig { get; set; } = null!;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        await AttemptAsync(() =>
        {
            Platform = PlatformLinks.Find(WebConfig.Read());
            return Task.CompletedTask;
        });
        await base.SetParametersAsync(parameters);
    }
}
