using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Notifications.Delivery;
using RiskManager.ReferenceHost.Notifications.Targets;
using RiskManager.ReferenceHost.Plugins;

namespace RiskManager.ReferenceHost.Commands.Notifications;

/// <summary><c>notify</c>: the messages about tasks.</summary>
internal sealed class NotifyCommand(ConsoleStreams streams, PluginCatalog plugins)
{
    /// <summary>Sends a test message to every target; a line for each with the answer, or with the step that failed.</summary>
    public Task<int> TestAsync(string dataFolder, CancellationToken cancellationToken) => CommandFaults.GuardAsync(streams, async () =>
    {
        using var host = await OpenedHost.OpenAsync(dataFolder, cancellationToken);
        await using var services = new ServiceCollection().AddLogging().AddHost(host, plugins).BuildServiceProvider();
        var targets = (await services.GetRequiredService<NotificationTargets>().ListAsync(cancellationToken))
            .DistinctBy(target => (target.Channel, target.Address)).ToList();
        if (targets.Count == 0)
        {
            await streams.Messages.WriteLineAsync("Nobody is told of tasks yet: add a recipient on the screen Notifications.");
            return ExitCodes.Refused;
        }

        var tester = services.GetRequiredService<NotificationTester>();
        var hasFailed = false;
        foreach (var target in targets)
        {
            var step = await tester.SendAsync(target, Account.Local, cancellationToken);
            hasFailed |= !step.Succeeded;
            await streams.Results.WriteLineAsync(
                $"{target.Channel} {target.ShownAddress}: {(step.Succeeded ? "taken" : "not taken")}: {step.Finding}");
        }

        return hasFailed ? ExitCodes.RemoteService : ExitCodes.Complete;
    });
}
