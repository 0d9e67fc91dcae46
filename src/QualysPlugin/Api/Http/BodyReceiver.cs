namespace QualysPlugin.Api.Http;

/// <summary>
/// Receives the body of one answer from the network: within the stall time-out, cancellable at any time, with its faults
/// told apart. The answer is disposed with it.
/// </summary>
internal sealed class BodyReceiver : IDisposable
{
    private readonly ApiRequest _request;
    private readonly HttpResponseMessage _response;
    private readonly TimeSpan _stallTimeout;
    private readonly CancellationToken _cancellationToken;
    private readonly Deadline _stall;
    private readonly Deadline _whole;
    private readonly CancellationTokenSource _either;
    private readonly CancellationTokenRegistration _abort;
    private TimeSpan _receiveTimeout;
    private Stream? _stream;

    public BodyReceiver(
        ApiRequest request, HttpResponseMessage response, TimeSpan stallTimeout, TimeProvider time, CancellationToken cancellationToken)
    {
        _request = request;
        _response = response;
        _stallTimeout = stallTimeout;
        _cancellationToken = cancellationToken;
        _stall = new Deadline(time);
        _whole = new Deadline(time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_stall.Token, _whole.Token, cancellationToken);

        // Disposing the answer aborts a read that does not listen to its token, as those of .NET Framework do not.
        _abort = _either.Token.Register(response.Dispose);
    }

    /// <summary>The whole body has to come within this time; without it, it may take as long as it keeps coming.</summary>
    public void EndWithin(TimeSpan receiveTimeout)
    {
        _receiveTimeout = receiveTimeout;
        _whole.Restart(receiveTimeout);
    }

    /// <summary>Receives the next bytes.</summary>
    /// <param name="space">Where they go; not empty.</param>
    /// <returns>How many came; 0 at the end of the body.</returns>
    /// <exception cref="QualysApiException">The body stalled, or the connection broke.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<int> ReadAsync(ArraySegment<byte> space)
    {
        try
        {
            _stall.Restart(_stallTimeout);
            _stream ??= await _response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            var count = await _stream.ReadAsync(space.Array!, space.Offset, space.Count, _either.Token).ConfigureAwait(false);

            // No deadline runs while the caller works on the bytes.
            _stall.Restart(Timeout.InfiniteTimeSpan);
            return count;
        }
        catch (Exception exception) when (Explain(exception) is { } explained)
        {
            throw explained;
        }
    }

    public void Dispose()
    {
        _abort.Dispose();
        _either.Dispose();
        _stall.Dispose();
        _whole.Dispose();
        _stream?.Dispose();
        _response.Dispose();
    }

    /// <summary>Why a body was not received in full; null when the exception says so itself.</summary>
    private Exception? Explain(Exception exception)
    {
        if (_cancellationToken.IsCancellationRequested)
            return new OperationCanceledException("The run was cancelled.", exception, _cancellationToken);
        if (_stall.HasPassed)
        {
            return new QualysApiException(ApiFault.TooMuch, _request.Name,
                $"the answer stalled: nothing more came for {_stallTimeout.TotalSeconds:0} seconds.", $"Try again later.", exception);
        }

        if (_whole.HasPassed)
        {
            return new QualysApiException(
                ApiFault.TooMuch, _request.Name, $"the answer did not end within {_receiveTimeout.TotalSeconds:0} seconds.",
                $"Try again later, lower Qualys.PageSize or raise Qualys.ReceiveTimeoutSeconds in web.config.", exception);
        }

        return exception is IOException or HttpRequestException or InvalidDataException
            ? new QualysApiException(
                ApiFault.Transient, _request.Name, $"the connection broke in the middle of the answer.", $"Try again later.", exception)
            : null;
    }
}
