using MudBlazor;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Notifications.Targets;
using RiskManager.ReferenceHost.Screens.Dialogs;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Screens.Notifications;

/// <summary>Who is told when the state of a task changes.</summary>
public partial class NotificationsScreen
{
    private IReadOnlyList<NotificationTarget>? _targets;
    private IReadOnlyList<ConnectorTask> _tasks = [];
    private ConnectionTestStep? _tested;
    private long? _testing;
    private bool? _hasMailServer;

    protected override Task OnInitializedAsync() => AttemptAsync(async () =>
    {
        _tasks = await Tasks.ListAsync(Leaving);
        await ReadAsync();
        _hasMailServer = WebConfig.Read().Find(HostKeys.SmtpServer) is { Length: > 0 };
    });

    private async Task ReadAsync() => _targets = await Targets.ListAsync(Leaving);

    private async Task EditAsync(long id)
    {
        var parameters = new DialogParameters { [nameof(TargetDialog.TargetId)] = id };
        var dialog = await Dialogs.ShowAsync<TargetDialog>(T["Notifications.New"], parameters);
        if (await dialog.Result is { Canceled: false }) await AttemptAsync(ReadAsync);
    }

    private async Task DeleteAsync(NotificationTarget target)
    {
        var agreed = await ConfirmDialog.AskAsync(
            Dialogs, T["Notifications.DeleteTitle"], T["Notifications.DeleteText", target.ShownAddress], T["Do.Remove"]);
        if (!agreed) return;
        await AttemptAsync(async () =>
        {
            await Targets.DeleteAsync(target.Id, await AccountAsync(), Leaving);
            await ReadAsync();
        });
    }

    private async Task TestAsync(NotificationTarget target)
    {
        (_tested, _testing) = (null, target.Id);
        await AttemptAsync(async () => _tested = await Tester.SendAsync(target, await AccountAsync(), Leaving));
        _testing = null;
    }

    private string Channel(NotificationTarget target) => target.Channel == ChannelNames.Email
        ? T["Notifications.EmailIn", T[$"Language.{target.Language}"].Value]
        : T["Channel.Webhook"];

    private string TaskName(string? taskId) =>
        taskId is null ? T["Notifications.AllTasks"] : _tasks.FirstOrDefault(task => task.Id == taskId)?.Name ?? taskId;
}
