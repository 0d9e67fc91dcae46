using RiskManager.Contracts;

namespace QualysPlugin.Api;

/// <summary>
/// Keeps the calls of all nodes within the limits of one Qualys account (R26), where the host has several. A call takes a
/// turn of its process first and then one among all nodes; what one node learns about the limits, all know at their next call.
/// </summary>
internal sealed class SharedAccount(ISharedCallLimits limits, string account, AccountGovernor governor, TimeProvider time)
{
    /// <summary>How often a node that finds all turns taken asks again.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits for a turn among all nodes; the caller holds one of this process.</summary>
    /// <exception cref="QualysApiException">The wait would be longer than the policy allows.</exception>
    /// <exception cref="HostStoreException">The host could not say whether there is a turn.</exception>
    public async Task<SharedTurn> EnterAsync(CallPolicy policy, ApiRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            await governor.PauseAsync(policy, request, cancellationToken).ConfigureAwait(false);
            var most = governor.ConcurrencyLimit ?? policy.Concurrency;
            var taken = await limits.TryTakeAsync(account, Math.Max(1, most), cancellationToken).ConfigureAwait(false);
            if (taken.State is { } known)
                governor.Learn(known);
            if (taken.Id is { } id)
            {
                if (!governor.MustPause(policy))
                    return new SharedTurn(limits, account, id);
                await limits.GiveBackAsync(account, id, null, CancellationToken.None).ConfigureAwait(false);
            }
            else if ((governor.ConcurrencyLimit ?? policy.Concurrency) <= most)
            {
                await Pause.ForAsync(time, AskAgain, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Holds back all nodes: a call of this one was refused because of a limit.</summary>
    public Task HoldBackAsync(TimeSpan wait, CancellationToken cancellationToken) => limits.HoldBackAsync(account, wait, cancellationToken);
}
