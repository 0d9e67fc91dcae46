namespace RiskManager.ReferenceHost.Hosting;

/// <summary>Leaves the signals alone: the command that started the site ends it.</summary>
internal sealed class CommandLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
