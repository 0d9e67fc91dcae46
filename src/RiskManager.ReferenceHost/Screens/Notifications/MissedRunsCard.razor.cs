using System.Globalization;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Notifications.Changes;

namespace RiskManager.ReferenceHost.Screens.Notifications;

/// <summary>The limits for missed runs, one for each planned task.</summary>
public partial class MissedRunsCard
{
    private IReadOnlyList<ConnectorTask> _planned = [];
    private Dictionary<string, int> _hours = [];

    protected override Task OnInitializedAsync() => AttemptAsync(async () =>
    {
        _planned = [.. (await Tasks.ListAsync(Leaving)).Where(task => task.Schedule is not null)];
        await ReadAsync();
    });

    private async Task ReadAsync() => _hours = await Limits.ReadAsync(Leaving);

    private int HoursOf(string taskId) => _hours.GetValueOrDefault(taskId, MissedRunLimits.DefaultHours);

    private async Task SetAsync(string taskId, string? text) => await AttemptAsync(async () =>
    {
        var hours = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        await Limits.SetAsync(taskId, hours, await AccountAsync(), Leaving);
        await ReadAsync();
    });
}
