using QualysPlugin.Api.Http;
using QualysPlugin.Api.Limits;

namespace QualysPlugin.Tests.Api;

/// <summary>Answers calls out of a function, and remembers them.</summary>
internal sealed class StubTransport(Func<ApiRequest, ApiResponse> answer) : IApiTransport
{
    public List<ApiRequest> Calls { get; } = [];

    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        Calls.Add(request);
        return Task.FromResult(answer(request));
    }

    public Task<StreamedResponse> OpenAsync(ApiRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("No test of this transport streams an answer.");

    public Task CloseAsync() => Task.CompletedTask;

    public void Dispose()
    {
    }

    /// <summary>A caller that tries nothing again and waits for nothing.</summary>
    public ApiCaller Caller(Action<QualysApiException?>? onAnswer = null) => new(
        this,
        new CallRetry(0, TimeSpan.Zero, TimeProvider.System, () => 0, _ => { }),
        new AccountThrottle(TimeProvider.System),
        new CallPolicy(2, 10, TimeSpan.Zero, _ => { }),
        onAnswer ?? (_ => { }));
}
