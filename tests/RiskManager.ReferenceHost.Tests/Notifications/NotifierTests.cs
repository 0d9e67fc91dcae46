using NSubstitute;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Notifications.Stage;

namespace RiskManager.ReferenceHost.Tests.Notifications;

/// <summary>A channel of somebody else, by the seam (R40).</summary>
[TestClass]
public sealed class NotifierTests
{
    [TestMethod]
    public async Task A_notifier_among_the_services_of_the_host_is_told_each_change()
    {
        var notifier = Substitute.For<IRunNotifier>();
        await using var stage = await NotificationStage.CreateAsync(notifier: notifier);
        var run = await stage.EndRunAsync("Failed", run => run with { Error = "No answer.", Counts = new ImportCounts { Created = 7 } });

        await stage.LookAndDeliverAsync();

        await notifier.Received(1).NotifyAsync(
            Arg.Is<TaskHealthChange>(change => change.Health == TaskHealth.Failed && change.Previous == TaskHealth.Healthy
                && change.RunId == run && change.Reason == "No answer." && change.Counts.Created == 7),
            Arg.Any<CancellationToken>());
    }

    [TestMethod]
    public async Task A_notifier_that_fails_is_called_again_with_the_same_change()
    {
        var told = new List<string>();
        var notifier = Substitute.For<IRunNotifier>();
        notifier.NotifyAsync(Arg.Do<TaskHealthChange>(change => told.Add(change.Id)), Arg.Any<CancellationToken>())
            .Returns(Task.FromException(new InvalidOperationException("not now")), Task.CompletedTask);
        await using var stage = await NotificationStage.CreateAsync(notifier: notifier);
        await stage.EndRunAsync("Failed");

        await stage.LookAndDeliverAsync();
        var problem = (await stage.DeliveryAsync()).Problem;
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        await stage.DeliverAsync();

        Assert.EndsWith("failed: InvalidOperationException: not now", problem!);
        Assert.HasCount(2, told);
        Assert.AreEqual(told[0], told[1]);
        Assert.AreEqual(DeliveryStates.Delivered, (await stage.DeliveryAsync()).State);
    }
}
