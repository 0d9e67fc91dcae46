namespace RiskManager.Contracts;

/// <summary>
/// Optional, registered by a host that runs on several nodes: what all of them know about the call limits of a remote account
/// (R26). A task asks it besides limiting itself within its process.
/// </summary>
/// <remarks>Times are lengths and not moments, measured by one clock for all nodes. No account name carries a secret.</remarks>
public interface ISharedCallLimits
{
    /// <summary>
    /// Takes a turn for one call, if fewer than so many are held by all nodes together. The turns of a node that has died
    /// become free by themselves, after a minute at most; those of a living node never do.
    /// </summary>
    /// <param name="account">Names the account: whom is called, and as whom.</param>
    /// <param name="mostAtOnce">The most turns held at the same time; at least 1.</param>
    /// <param name="cancellationToken">Cancels the call; no turn is held then.</param>
    /// <returns>The turn, if there was one, and what is known about the limits.</returns>
    /// <exception cref="HostStoreException">The host's storage failed.</exception>
    Task<SharedCallTurn> TryTakeAsync(string account, int mostAtOnce, CancellationToken cancellationToken);

    /// <summary>Gives a turn back and tells the other nodes what the answer said about the limits.</summary>
    /// <param name="account">The account of the turn.</param>
    /// <param name="turnId">The turn's identity; one that is not held any more is no error.</param>
    /// <param name="observed">What the answer said; null when there was none, or it said nothing.</param>
    /// <param name="cancellationToken">Cancels the call; the turn becomes free with the node then.</param>
    /// <exception cref="HostStoreException">The host's storage failed.</exception>
    Task GiveBackAsync(string account, string turnId, SharedCallState? observed, CancellationToken cancellationToken);

    /// <summary>Holds back the calls of all nodes: one of them was refused. The longest wait counts.</summary>
    /// <param name="account">The account.</param>
    /// <param name="wait">How long from now.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HostStoreException">The host's storage failed.</exception>
    Task HoldBackAsync(string account, TimeSpan wait, CancellationToken cancellationToken);
}
