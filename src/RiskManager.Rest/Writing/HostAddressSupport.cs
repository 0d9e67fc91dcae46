namespace RiskManager.Rest.Writing;

/// <summary>Whether the platform takes the host address of an asset: assumed until it refuses it.</summary>
internal sealed class HostAddressSupport
{
    private int _isRefused;

    public bool IsTaken => Volatile.Read(ref _isRefused) == 0;

    /// <returns>Whether it was taken until now.</returns>
    public bool TryRefuse() => Interlocked.Exchange(ref _isRefused, 1) == 0;
}
