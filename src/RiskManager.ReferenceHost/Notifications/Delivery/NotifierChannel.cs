using RiskManager.Contracts;
using RiskManager.ReferenceHost.Notifications.Targets;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Notifications.Delivery;

/// <summary>Tells the <see cref="IRunNotifier"/>s among the host's services.</summary>
internal sealed class NotifierChannel(IEnumerable<IRunNotifier> notifiers) : INotificationChannel
{
    public string Name => ChannelNames.Notifier;

    /// <summary>What a notifier goes by in the outbox.</summary>
    public static string AddressOf(IRunNotifier notifier) => notifier.GetType().FullName!;

    public async Task<string> DeliverAsync(OutgoingNotification notification, CancellationToken cancellationToken)
    {
        var address = notification.Target.Address;
        var notifier = notifiers.FirstOrDefault(notifier => AddressOf(notifier) == address)
            ?? throw new DeliveryException(Words.Of($"This host has no notifier {address}."), isFinal: true);
        try
        {
            await notifier.NotifyAsync(notification.Change!, cancellationToken);
            return "";
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever the notifier of somebody else throws, the others have to be told.
            throw new DeliveryException(
                Words.Of($"The notifier {address} failed: {exception.GetType().Name}: {exception.Message}"), isFinal: false, exception);
        }
    }
}
