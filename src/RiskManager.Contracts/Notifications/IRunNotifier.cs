namespace RiskManager.Contracts;

/// <summary>
/// Is told when the health of a task changes (R40): a channel besides those that a host has. Optional: a host may have none, one or
/// several, and finds them among its services. The host calls them, not a task, because only the host knows of runs that never began
/// and of processes that died.
/// </summary>
public interface IRunNotifier
{
    /// <summary>
    /// Tells somebody. The host calls it after the run, never within; a slow or failing notifier delays no run. A change is told at
    /// least once: after an exception the host tries again for up to a day, so the same <see cref="TaskHealthChange.Id"/> may come twice.
    /// </summary>
    /// <param name="change">What has changed.</param>
    /// <param name="cancellationToken">Cancels the call: the host stops, or a minute is over.</param>
    Task NotifyAsync(TaskHealthChange change, CancellationToken cancellationToken);
}
