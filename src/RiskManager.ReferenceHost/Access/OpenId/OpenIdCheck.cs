namespace RiskManager.ReferenceHost.Access.OpenId;

/// <summary>Asks the provider once when the site starts, so that a mistake is in the log before anybody wants to sign in.</summary>
internal sealed class OpenIdCheck(OpenIdProvider provider) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await provider.FindConfigurationAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site stops before the provider answered.
        }
    }
}
