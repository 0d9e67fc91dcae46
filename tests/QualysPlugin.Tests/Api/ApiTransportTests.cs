using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.SignIn;

namespace QualysPlugin.Tests.Api;

[TestClass]
public sealed class ApiTransportTests
{
    private static readonly QualysAccount Account = new(new Uri("https://qualysapi.example.test/"), "user", "password");
    private static readonly TransportLimits Limits = new(
        TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(300), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(1200), 64 * 1024 * 1024);

    private readonly FakeTimeProvider _time = new();

    [TestMethod]
    public async Task An_answer_that_trickles_for_ever_ends_although_it_never_stalls()
    {
        using var transport =
            Transport(_ => new HttpResponseMessage { Content = new StreamContent(new Trickle(_time, TimeSpan.FromSeconds(50))) });

        var exception =
            await Assert.ThrowsExactlyAsync<QualysApiException>(() => transport.SendAsync(Answers.Request, CancellationToken.None));

        Assert.AreEqual(ApiFault.TooMuch, exception.Fault);
        StringAssert.Contains(exception.Message, "did not end within 1200 seconds");
    }

    [TestMethod]
    public async Task An_answer_that_stalls_is_told_from_one_that_trickles()
    {
        using var transport =
            Transport(_ => new HttpResponseMessage { Content = new StreamContent(new Trickle(_time, TimeSpan.FromSeconds(61))) });

        var exception =
            await Assert.ThrowsExactlyAsync<QualysApiException>(() => transport.SendAsync(Answers.Request, CancellationToken.None));

        StringAssert.Contains(exception.Message, "stalled");
    }

    [TestMethod]
    public async Task A_time_to_come_back_at_is_read_as_a_wait()
    {
        using var transport = Transport(_ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
        {
            Headers = { RetryAfter = new RetryConditionHeaderValue(_time.GetUtcNow() + TimeSpan.FromMinutes(5)) },
        });

        using var answer = await transport.SendAsync(Answers.Request, CancellationToken.None);

        Assert.AreEqual(TimeSpan.FromMinutes(5), answer.Limits.ToWait);
        StringAssert.Contains(ResponseCheck.FindFault(Answers.Request, answer)!.Message, "come back in 0.00:05:00");
    }

    [TestMethod]
    public async Task A_sign_out_that_is_not_answered_does_not_hold_up_the_end_of_a_run()
    {
        using var http = Transport(request => request.Contains("action=login", StringComparison.Ordinal) ? SignedIn() : Page());
        var session = new SessionTransport(http, Account, _time);
        (await session.SendAsync(Answers.Request, CancellationToken.None)).Dispose();
        _silent = true;

        var closing = session.CloseAsync();
        _time.Advance(TimeSpan.FromSeconds(1));

        await closing.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.IsNull(http.SessionCookie);
    }

    private bool _silent;

    private static HttpResponseMessage SignedIn() => new()
    {
        Headers = { { "Set-Cookie", "QualysSession=abc; path=/api; secure" } },
        Content = new StringContent("<SIMPLE_RETURN><RESPONSE><TEXT>Logged in</TEXT></RESPONSE></SIMPLE_RETURN>"),
    };

    private static HttpResponseMessage Page() => new() { Content = new StringContent(Answers.Page("")) };

    private ApiTransport Transport(Func<string, HttpResponseMessage> answer) => new(new Handler(this, answer), Account, Limits, _time);

    private sealed class Handler(ApiTransportTests test, Func<string, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (test._silent)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            return answer(await request.Content!.ReadAsStringAsync(cancellationToken));
        }
    }

    /// <summary>A body that brings one byte at a time, each after some time, and never ends.</summary>
    private sealed class Trickle(FakeTimeProvider time, TimeSpan pause) : MemoryStream(Encoding.ASCII.GetBytes("x"))
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            time.Advance(pause);
            cancellationToken.ThrowIfCancellationRequested();
            buffer.Span[0] = (byte)'x';
            return ValueTask.FromResult(1);
        }

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            await ReadAsync(buffer.AsMemory(offset, count), cancellationToken);
    }
}
