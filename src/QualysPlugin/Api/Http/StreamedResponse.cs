namespace QualysPlugin.Api.Http;

/// <summary>An answer of the Qualys API whose body is read while it arrives: it may hold gigabytes.</summary>
internal sealed class StreamedResponse : IDisposable
{
    /// <summary>So much of the body is received first, to tell an answer from a fault.</summary>
    private const int BeginningLength = 16 * 1024;

    /// <summary>Blanks that keep a connection alive until the answer is ready may come before it, at most so many.</summary>
    private const int MaxBlanks = 1024 * 1024;

    private readonly BodyReceiver _reception;
    private readonly CancellationTokenSource _stop;
    private readonly ApiResponse _beginning;

    private StreamedResponse(ApiResponse beginning, BodyReceiver reception, CancellationTokenSource stop)
    {
        _beginning = beginning;
        _reception = reception;
        _stop = stop;
    }

    /// <summary>The HTTP status.</summary>
    public int Status => _beginning.Status;

    /// <summary>What the headers say about limits.</summary>
    public CallLimits Limits => _beginning.Limits;

    /// <summary>Receives the beginning of an answer.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="response">The answer, of which the headers have come; disposed with the result.</param>
    /// <param name="stallTimeout">Without a single byte.</param>
    /// <param name="time">Measures the stalling.</param>
    /// <param name="cancellationToken">Cancels the reception to its very end.</param>
    /// <exception cref="QualysApiException">The body stalled, or the connection broke.</exception>
    public static async Task<StreamedResponse> BeginAsync(
        ApiRequest request, HttpResponseMessage response, TimeSpan stallTimeout, TimeProvider time, CancellationToken cancellationToken)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var answer = new StreamedResponse(
            new ApiResponse((int)response.StatusCode, CallLimits.Read(response.Headers, time.GetUtcNow()), new ReceivedBody()),
            new BodyReceiver(request, response, stallTimeout, time, stop.Token), stop);
        try
        {
            var body = answer._beginning.Body;
            int count;
            do
            {
                count = await answer._reception.ReadAsync(body.FreeSpace()).ConfigureAwait(false);
                body.Received(count);
            }
            while (count > 0 && (body.Length < BeginningLength || (IsBlank(body) && body.Length < MaxBlanks)));
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    /// <summary>Looks at the beginning; null for an answer to read. A zipped report is one.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="hasContact">Whether the API answered before, so that the server URL is right.</param>
    public QualysApiException? FindFault(ApiRequest request, bool hasContact = false) =>
        Status == 200 && IsZipped() ? null : ResponseCheck.FindFault(request, _beginning, hasContact);

    /// <summary>Reads the body while it arrives, on a thread of its own, because the reader blocks while it waits for bytes.</summary>
    public async Task<T> ReadAsync<T>(Func<Stream, T> read)
    {
        using var body = new StreamingBody(_beginning.Body, _stop.Token);
        var filling = body.FillAsync(_reception);
        try
        {
            return await Task.Factory.StartNew(() => read(body), _stop.Token,
                TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default).ConfigureAwait(false);
        }
        finally
        {
            _stop.Cancel();
            await filling.ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _reception.Dispose();
        _beginning.Dispose();
        _stop.Dispose();
    }

    private static bool IsBlank(ReceivedBody body)
    {
        var isBlank = !QualysXml.SkipBlanks(body);
        body.Position = 0;
        return isBlank;
    }

    private bool IsZipped()
    {
        var body = _beginning.Body;
        QualysXml.SkipBlanks(body);
        var signature = new byte[4];
        var isZipped = body.Read(signature, 0, 4) == 4 && ZipSignature.IsLocalHeader(signature);
        body.Position = 0;
        return isZipped;
    }
}
