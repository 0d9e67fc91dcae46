using Polly;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Api.Limits;

/// <summary>Makes calls that survive transient faults and keep the account's limits.</summary>
/// <param name="transport">Makes the calls.</param>
/// <param name="retry">What is done about faults.</param>
/// <param name="throttle">Holds calls back.</param>
/// <param name="policy">How this task wants to be throttled.</param>
/// <param name="onAnswer">Called with the fault of every call that failed, and with null for every call that Qualys answered.</param>
internal sealed class ApiCaller(
    IApiTransport transport, CallRetry retry, AccountThrottle throttle, CallPolicy policy, Action<QualysApiException?> onAnswer)
        : IAsyncDisposable
{
    private int _calls;

    /// <summary>The calls made so far, refused ones included.</summary>
    public int Calls => _calls;

    /// <summary>How much longer a number of calls takes because of the account's budget.</summary>
    public TimeSpan BudgetDelay(int calls) => throttle.DelayFor(calls, policy.Reserve);

    /// <summary>How many calls may run at the same time now.</summary>
    public int Capacity => throttle.Capacity(policy);

    /// <summary>Calls, and reads the answer; a cut answer is asked for again.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="request">The call.</param>
    /// <param name="read">Reads the answer; may be called several times, so it begins anew each time.</param>
    /// <param name="cancellationToken">Cancels the call and every wait.</param>
    /// <exception cref="QualysApiException">The call failed and is not tried again.</exception>
    public Task<T> CallAsync<T>(ApiRequest request, Func<ApiResponse, T> read, CancellationToken cancellationToken) =>
        RetryAsync(token => CallOnceAsync(request, read, token), cancellationToken);

    /// <summary>Calls, and reads the body while it arrives: for answers of any size. The call counts as running until it is read.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="request">The call.</param>
    /// <param name="read">Reads the body, as far as it wants to; may be called several times, so it begins anew each time.</param>
    /// <param name="cancellationToken">Cancels the call, the reading and every wait.</param>
    /// <exception cref="QualysApiException">The call failed and is not tried again.</exception>
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

    private Task<T> CallOnceAsync<T>(ApiRequest request, Func<ApiResponse, T> read, CancellationToken cancellationToken) =>
        InSlotAsync(request, async slot =>
        {
            using var answer = await transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
            slot.Observe(answer.Limits);
            if (ResponseCheck.FindFault(request, answer, retry.HasContact) is { } fault)
                throw fault;
            Answered(slot);
            return read(answer);
        }, cancellationToken);

    private Task<T> StreamOnceAsync<T>(ApiRequest request, Func<Stream, T> read, CancellationToken cancellationToken) =>
        InSlotAsync(request, async slot =>
        {
            using var answer = await transport.OpenAsync(request, cancellationToken).ConfigureAwait(false);
            slot.Observe(answer.Limits);
            if (answer.FindFault(request, retry.HasContact) is { } fault)
                throw fault;
            Answered(slot);
            return await answer.ReadAsync(read).ConfigureAwait(false);
        }, cancellationToken);

    private async Task<T> InSlotAsync<T>(ApiRequest request, Func<CallSlot, Task<T>> call, CancellationToken cancellationToken)
    {
        using var slot = await throttle.EnterAsync(policy, request, cancellationToken).ConfigureAwait(false);
        Interlocked.Increment(ref _calls);
        try
        {
            return await call(slot).ConfigureAwait(false);
        }
        catch (QualysApiException fault)
        {
            onAnswer(fault);
            if (fault.Fault == ApiFault.Concurrency)
                slot.TooManyRunning();
            throw;
        }
    }

    private void Answered(CallSlot slot)
    {
        onAnswer(null);
        retry.HasContact = true;
        slot.Succeeded();
    }
}
