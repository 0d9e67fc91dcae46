using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Tests.Api;

[TestClass]
public sealed class StreamedResponseTests
{
    private static readonly QualysAccount Account = new(new Uri("https://qualysapi.example.test/"), "user", "secret");

    private readonly FakeTimeProvider _time = new();

    [TestMethod]
    public async Task A_body_larger_than_all_buffers_arrives_byte_by_byte_as_it_was_sent()
    {
        var sent = new byte[5_000_000];
        new Random(1).NextBytes(sent);
        Encoding.ASCII.GetBytes("<ASSET_DATA_REPORT>").CopyTo(sent, 0);

        using var answer = await OpenAsync(new MemoryStream(sent));
        var received = await answer.ReadAsync(body =>
        {
            var copy = new MemoryStream();
            body.CopyTo(copy);
            return copy.ToArray();
        });

        Assert.IsNull(answer.FindFault(Answers.Request));
        CollectionAssert.AreEqual(sent, received);
    }

    [TestMethod]
    public async Task A_refusal_is_found_in_the_beginning()
    {
        using var answer = await OpenAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(Answers.SimpleReturn(1905, "parameter id has invalid value"))),
            HttpStatusCode.BadRequest);

        Assert.AreEqual(1905, answer.FindFault(Answers.Request)?.Code);
    }

    [TestMethod]
    public async Task A_web_page_is_no_report_and_a_zip_file_is_one()
    {
        using var page = await OpenAsync(new MemoryStream("<html><body>Sign in</body></html>"u8.ToArray()));
        using var zip = await OpenAsync(new MemoryStream([0x50, 0x4B, 3, 4, 20, 0, 8, 0]));

        Assert.AreEqual(ApiFault.NotXml, page.FindFault(Answers.Request)?.Fault);
        Assert.IsNull(zip.FindFault(Answers.Request));
    }

    [TestMethod]
    public async Task A_body_that_stalls_ends_the_reading_after_the_stall_time()
    {
        using var answer = await OpenAsync(new StallingStream(30_000));
        var reading = answer.ReadAsync(Drain);

        while (!reading.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        var fault = await Assert.ThrowsExactlyAsync<QualysApiException>(() => reading);
        Assert.AreEqual(ApiFault.TooMuch, fault.Fault);
    }

    [TestMethod]
    public async Task Cancelling_ends_a_reading_that_waits_for_bytes()
    {
        using var cancel = new CancellationTokenSource();
        using var answer = await OpenAsync(new StallingStream(30_000), cancellationToken: cancel.Token);
        var reading = answer.ReadAsync(Drain);

        await cancel.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => reading).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [TestMethod]
    public async Task A_connection_that_breaks_is_a_passing_fault_for_whoever_reads()
    {
        using var answer = await OpenAsync(new StallingStream(30_000, new IOException("reset")));

        var fault = await Assert.ThrowsExactlyAsync<QualysApiException>(() => answer.ReadAsync(Drain));

        Assert.AreEqual(ApiFault.Transient, fault.Fault);
    }

    [TestMethod]
    public async Task Whoever_has_read_enough_leaves_the_rest()
    {
        using var answer = await OpenAsync(new StallingStream(30_000));

        var first = await answer.ReadAsync(body => body.ReadByte()).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.AreEqual('x', first);
    }

    private static long Drain(Stream body)
    {
        var buffer = new byte[4_096];
        long length = 0;
        int count;
        while ((count = body.Read(buffer, 0, buffer.Length)) > 0)
            length += count;
        return length;
    }

    private async Task<StreamedResponse> OpenAsync(
        Stream body, HttpStatusCode status = HttpStatusCode.OK, CancellationToken cancellationToken = default)
    {
        var limits = new TransportLimits(
            TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(300), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(600), 1_000_000);
        var transport = new ApiTransport(new OneAnswer(body, status), Account, limits, _time);
        return await transport.OpenAsync(Answers.Request, cancellationToken);
    }

    private sealed class OneAnswer(Stream body, HttpStatusCode status) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StreamContent(body) });
    }

    /// <summary>Delivers some bytes, and then nothing any more, or a broken connection.</summary>
    private sealed class StallingStream(int delivered, IOException? breaksWith = null)
        : MemoryStream(Encoding.ASCII.GetBytes(new string('x', delivered)))
    {
        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            if (Position < Length)
                return Read(buffer, offset, count);
            if (breaksWith is not null)
                throw breaksWith;
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
