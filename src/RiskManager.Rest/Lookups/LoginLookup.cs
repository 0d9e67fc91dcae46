using RiskManager.Rest.Client;

namespace RiskManager.Rest.Lookups;

/// <summary>Our login on the platform, asked for once and only where it is needed.</summary>
internal sealed class LoginLookup(PlatformClient client) : IDisposable
{
    private readonly SemaphoreSlim _asking = new(1, 1);
    private bool _isKnown;
    private string? _login;

    /// <returns>Null: the platform does not tell.</returns>
    public async Task<string?> FindAsync(CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (_isKnown) return _login;
            _login = await client.FindLoginAsync(cancellationToken);
            _isKnown = true;
            return _login;
        }
        finally
        {
            _asking.Release();
        }
    }

    public void Dispose() => _asking.Dispose();
}
