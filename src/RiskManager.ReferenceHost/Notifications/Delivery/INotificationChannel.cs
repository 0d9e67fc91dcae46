namespace RiskManager.ReferenceHost.Notifications.Delivery;

/// <summary>A way to tell somebody.</summary>
internal interface INotificationChannel
{
    /// <summary>One of <see cref="Targets.ChannelNames"/>.</summary>
    string Name { get; }

    /// <summary>Delivers once; the caller tries again.</summary>
    /// <returns>What the receiver answered, for the person who sends a test.</returns>
    /// <exception cref="DeliveryException">It was not delivered, or nobody knows.</exception>
    /// <exception cref="Contracts.TaskSettingsException">Settings have to be corrected first.</exception>
    Task<string> DeliverAsync(OutgoingNotification notification, CancellationToken cancellationToken);
}
