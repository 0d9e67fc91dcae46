using RiskManager.ReferenceHost.Notifications.Changes;
using RiskManager.ReferenceHost.Notifications.Delivery;
using RiskManager.ReferenceHost.Notifications.Mail;
using RiskManager.ReferenceHost.Notifications.Targets;
using RiskManager.ReferenceHost.Notifications.Webhooks;

namespace RiskManager.ReferenceHost.Notifications;

/// <summary>Registers what tells people and programs that the health of a task has changed (R40).</summary>
internal static class NotificationServices
{
    /// <summary>Add this before the scheduler: runs that were missed are looked for before it makes up for them.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddSingleton<WebhookSecrets>()
        .AddSingleton<NotificationTargets>()
        .AddSingleton<Outbox>()
        .AddSingleton(new RetryPolicy(Random.Shared))
        .AddSingleton<Deliveries>()
        .AddSingleton(new MailSender())
        .AddSingleton<INotificationChannel, MailChannel>()
        .AddSingleton<INotificationChannel, WebhookChannel>()
        .AddSingleton<INotificationChannel, NotifierChannel>()
        .AddSingleton<NotificationTester>()
        .AddSingleton<MissedRunLimits>()
        .AddSingleton<TaskHealthRecorder>()
        .AddSingleton<EndedRunAssessor>()
        .AddSingleton<MissedRunDetector>()
        .AddSingleton<TaskHealthWatcher>()
        .AddHostedService(provider => provider.GetRequiredService<TaskHealthWatcher>())
        .AddSingleton<DeliveryWorker>()
        .AddHostedService(provider => provider.GetRequiredService<DeliveryWorker>());
}
