using Microsoft.Extensions.Time.Testing;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Limits;

namespace QualysPlugin.Tests.Api;

[TestClass]
public sealed class CallRetryTests
{
    private readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.Zero };
    private readonly List<ApiWait> _waits = [];
    private int _calls;

    [TestMethod]
    public async Task A_concurrency_refusal_with_no_wait_is_no_hot_loop()
    {
        var retry = Retry(TimeSpan.FromMinutes(10));
        var work = Run(retry, () => _calls > 8 ? null : Fault(ApiFault.Concurrency, TimeSpan.Zero));

        await AdvanceUntilDoneAsync(work);

        Assert.AreEqual(9, _calls);
        Assert.HasCount(8, _waits);
        var started = new FakeTimeProvider().GetUtcNow();
        Assert.IsTrue(_waits.Zip(_waits.Skip(1)).All(pair => pair.Second.Until - pair.First.Until >= TimeSpan.FromSeconds(1)));
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromSeconds(1), _waits[0].Until - started);
    }

    [TestMethod]
    public async Task A_rate_refusal_waits_as_long_as_qualys_says()
    {
        var work = Run(Retry(TimeSpan.FromHours(1)), () => _calls > 1 ? null : Fault(ApiFault.Rate, TimeSpan.FromSeconds(90)));

        await AdvanceUntilDoneAsync(work);

        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromSeconds(90), _time.GetUtcNow() - new FakeTimeProvider().GetUtcNow());
        Assert.AreEqual(2, _calls);
    }

    [TestMethod]
    public async Task A_wait_longer_than_the_administrator_allows_ends_the_call_at_once()
    {
        var retry = Retry(TimeSpan.FromHours(1));

        await Assert.ThrowsExactlyAsync<QualysApiException>(() => Run(retry, () => Fault(ApiFault.Rate, TimeSpan.FromHours(23))));

        Assert.AreEqual(1, _calls);
    }

    [TestMethod]
    public async Task A_passing_fault_is_tried_again_a_bounded_number_of_times()
    {
        var retry = Retry(TimeSpan.FromHours(1));
        retry.HasContact = true;
        var work = Run(retry, () => Fault(ApiFault.Transient));

        await Assert.ThrowsExactlyAsync<QualysApiException>(() => AdvanceUntilDoneAsync(work));

        Assert.AreEqual(6, _calls);
    }

    [TestMethod]
    public async Task A_passing_fault_that_says_when_to_come_back_is_waited_for()
    {
        var retry = Retry(TimeSpan.FromHours(1));
        var work = Run(retry, () => _calls > 1 ? null : Fault(ApiFault.Transient, TimeSpan.FromMinutes(7)));

        await AdvanceUntilDoneAsync(work);

        Assert.AreEqual(2, _calls);
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromMinutes(7), _time.GetUtcNow() - new FakeTimeProvider().GetUtcNow());
    }

    [TestMethod]
    public async Task A_passing_fault_that_asks_for_more_than_the_longest_wait_ends_the_call_at_once()
    {
        await Assert.ThrowsExactlyAsync<QualysApiException>(() => Run(
            Retry(TimeSpan.FromHours(1)), () => Fault(ApiFault.Transient, TimeSpan.FromHours(24))));

        Assert.AreEqual(1, _calls);
    }

    [TestMethod]
    public async Task An_address_that_never_answered_is_given_up_sooner()
    {
        var work = Run(Retry(TimeSpan.FromHours(1)), () => Fault(ApiFault.Transient));

        await Assert.ThrowsExactlyAsync<QualysApiException>(() => AdvanceUntilDoneAsync(work));

        Assert.AreEqual(3, _calls);
    }

    [TestMethod]
    [DataRow("Final")]
    [DataRow("Parameter")]
    [DataRow("TooMuch")]
    [DataRow("VersionRetired")]
    [DataRow("NotXml")]
    public async Task A_final_refusal_is_never_tried_again(string fault)
    {
        await Assert.ThrowsExactlyAsync<QualysApiException>(() => Run(
            Retry(TimeSpan.FromHours(1)), () => Fault(Enum.Parse<ApiFault>(fault))));

        Assert.AreEqual(1, _calls);
        Assert.IsEmpty(_waits);
    }

    private static QualysApiException Fault(ApiFault fault, TimeSpan? wait = null) => new(fault, "host list", $"It failed.", $"")
    {
        ToWait = wait,
    };

    private CallRetry Retry(TimeSpan maxWait) => new(5, maxWait, _time, () => 0.5, _waits.Add);

    private Task Run(CallRetry retry, Func<QualysApiException?> outcome) => retry.Pipeline.ExecuteAsync(_ =>
    {
        _calls++;
        return outcome() is { } fault ? throw fault : default(ValueTask);
    }).AsTask();

    private async Task AdvanceUntilDoneAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await work;
    }
}
