namespace RiskManager.ReferenceHost.Notifications.Targets;

/// <summary>The ways to tell somebody, as the database spells them.</summary>
internal static class ChannelNames
{
    public const string Email = "Email";
    public const string Webhook = "Webhook";

    /// <summary>A <see cref="Contracts.IRunNotifier"/> among the host's services.</summary>
    public const string Notifier = "Notifier";
}
