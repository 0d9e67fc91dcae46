using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Notifications.Targets;

namespace RiskManager.ReferenceHost.Screens.Notifications;

/// <summary>Somebody who is told: how, of which task and of what.</summary>
public partial class TargetDialog
{
    private readonly HashSet<TaskHealth> _events = [];
    private IReadOnlyList<ConnectorTask> _tasks = [];
    private string _channel = ChannelNames.Email;
    private string _address = "", _secret = "", _taskId = "";
    private string _language = CultureInfo.CurrentUICulture.Name;
    private bool _hasSecret, _isLoaded;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    /// <summary>The entry to change; 0: a new one.</summary>
    [Parameter]
    public long TargetId { get; set; }

    private bool IsWebhook => _channel == ChannelNames.Webhook;

    protected override Task OnInitializedAsync() => AttemptAsync(async () =>
    {
        _tasks = await Tasks.ListAsync(Leaving);
        var target = TargetId == 0 ? null : await Targets.FindAsync(TargetId, Leaving);
        _events.UnionWith(target?.Events ?? Enum.GetValues<TaskHealth>());
        _isLoaded = true;
        if (target is null) return;
        (_channel, _address, _language) = (target.Channel, target.Address, target.Language);
        (_taskId, _hasSecret) = (target.TaskId ?? "", target.HasSecret);
    });

    private void Choose(TaskHealth health, bool isChosen)
    {
        if (isChosen) _events.Add(health);
        else _events.Remove(health);
    }

    private async Task SaveAsync()
    {
        var target = new NotificationTarget(_channel, _address)
        {
            Id = TargetId, TaskId = _taskId.Length == 0 ? null : _taskId, Language = _language, Events = [.. _events],
        };
        var saved = await AttemptAsync(async () => await Targets.SaveAsync(target, _secret, await AccountAsync(), Leaving));
        _secret = "";
        if (saved) Dialog.Close();
    }
}
