using Polly;

namespace QualysPlugin.Api;

/// <summary>Makes calls that survive passing faults and keep the account's limits.</summary>
/// <param name="transport">Makes the calls.</param>
/// <param name="retry">What is done about faults.</param>
/// <param name="governor">Holds calls back.</param>
/// <param name="policy">How this task wants to be held back.</param>
/// <param name="onAnswer">Told the fault of every call that Qualys or its login refused, and null for every one that it answered.</param>
/// <param name="shared">The turns and limits of all nodes; null where the host has one.</param>
internal sealed class ApiCaller(
    IApiTransport transport, CallRetry retry, AccountGovernor governor, CallPolicy policy, Action<QualysApiException?> onAnswer, SharedAccount? shared = null) : IAsyncDisposable
{
    private int _calls;

    /// <summary>The calls made so far, refused ones included.</summary>
    public int Calls => _calls;

    /// <summary>How much longer a number of calls takes because of the account's budget.</summary>
    public TimeSpan BudgetDelay(int calls) => governor.DelayFor(calls, policy.Reserve);

    /// <summary>Calls, and reads the answer; a cut answer is asked for again.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="request">The call.</param>
    /// <param name="read">Reads the answer; may be called several times, so it begins anew each time.</param>
    /// <param name="cancellationToken">Cancels the call and every wait.</param>
    /// <exception cref="QualysApiException">The call failed for good.</exception>
    public Task<T> CallAsync<T>(ApiRequest request, Func<ApiAnswer, T> read, CancellationToken cancellationToken) =>
        RetryAsync(token => CallOnceAsync(request, read, token), cancellationToken);

    /// <summary>Calls, and reads the body while it arrives: for answers of any size. The call counts as running until it is read.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="request">The call.</param>
    /// <param name="read">Reads the body, as far as it wants to; may be called several times, so it begins anew each time.</param>
    /// <param name="cancellationToken">Cancels the call, the reading and every wait.</param>
    /// <exception cref="QualysApiException">The call failed for good.</exception>
    public Task<T> StreamAsync<T>(ApiRequest request, Func<Stream, T> read, CancellationToken cancellationToken) =>
        RetryAsync(token => StreamOnceAsync(request, read, token), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await transport.CloseAsync().ConfigureAwait(false);
        transport.Dispose();
    }

    private async Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        try
        {
            return await retry.Pipeline.ExecuteAsync(
                async inner => await call(inner.CancellationToken).ConfigureAwait(false), context).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Task<T> CallOnceAsync<T>(ApiRequest request, Func<ApiAnswer, T> read, CancellationToken cancellationToken) =>
        InTurnAsync(request, async observe =>
        {
            try
            {
                using var answer = await transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
                observe(answer.Limits);
                if (AnswerCheck.FindFault(request, answer, retry.HasContact) is { } fault)
                    throw fault;
                onAnswer(null);
                retry.HasContact = true;
                return read(answer);
            }
            catch (QualysApiException fault)
            {
                onAnswer(fault);
                throw;
            }
        }, cancellationToken);

    private Task<T> StreamOnceAsync<T>(ApiRequest request, Func<Stream, T> read, CancellationToken cancellationToken) =>
        InTurnAsync(request, async observe =>
        {
            using var answer = await transport.OpenAsync(request, cancellationToken).ConfigureAwait(false);
            observe(answer.Limits);
            if (answer.FindFault(request) is { } fault)
                throw fault;
            retry.HasContact = true;
            return await answer.ReadAsync(read).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Makes a call in a turn of this process, and in one among all nodes where there are several.</summary>
    private async Task<T> InTurnAsync<T>(ApiRequest request, Func<Action<CallLimits>, Task<T>> call, CancellationToken cancellationToken)
    {
        using var turn = await governor.EnterAsync(policy, request, cancellationToken).ConfigureAwait(false);
        if (shared is null)
        {
            Interlocked.Increment(ref _calls);
            return await call(governor.Observe).ConfigureAwait(false);
        }

        var sharedTurn = await shared.EnterAsync(policy, request, cancellationToken).ConfigureAwait(false);
        await using (sharedTurn.ConfigureAwait(false))
        {
            Interlocked.Increment(ref _calls);
            return await call(limits =>
            {
                governor.Observe(limits);
                sharedTurn.Observed = limits;
            }).ConfigureAwait(false);
        }
    }
}
