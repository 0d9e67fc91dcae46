using Microsoft.Extensions.Time.Testing;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Limits;

namespace QualysPlugin.Tests.Api;

/// <summary>One throttle keeps all tasks of a process within the limits of one account (R26, R35).</summary>
[TestClass]
public sealed class AccountThrottleTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<ApiWait> _waits = [];
    private readonly AccountThrottle _throttle;

    public AccountThrottleTests() => _throttle = new AccountThrottle(_time);

    [TestMethod]
    public void Tasks_of_one_account_share_a_throttle_and_other_accounts_have_their_own()
    {
        var mine = AccountThrottle.For(Account("me"), _time);

        Assert.AreSame(mine, AccountThrottle.For(Account("me"), _time));
        Assert.AreNotSame(mine, AccountThrottle.For(Account("somebody else"), _time));
    }

    [TestMethod]
    public async Task The_first_call_runs_alone_and_each_success_allows_one_more()
    {
        Assert.AreEqual(1, Capacity());
        using var first = await EnterAsync();

        var second = EnterAsync();
        var third = EnterAsync();
        Assert.IsFalse(second.IsCompleted);
        first.Succeeded();

        await second;
        Assert.IsFalse(third.IsCompleted);
        Assert.AreEqual(2, Capacity());
    }

    [TestMethod]
    public async Task No_more_calls_run_at_once_than_the_administrator_allows()
    {
        Succeed(20);
        var first = await EnterAsync(cap: 2);
        await EnterAsync(cap: 2);

        var third = EnterAsync(cap: 2);
        Assert.IsFalse(third.IsCompleted);
        first.Dispose();

        await third;
    }

    [TestMethod]
    public async Task The_subscriptions_own_limit_of_calls_at_once_counts_where_it_is_lower()
    {
        Succeed(20, Limits(concurrency: 3));

        Assert.AreEqual(3, Capacity());
        await EnterAsync();
        await EnterAsync();
        await EnterAsync();
        Assert.IsFalse(EnterAsync().IsCompleted);
    }

    [TestMethod]
    public async Task A_limit_that_falls_during_the_run_holds_for_the_next_call()
    {
        Succeed(20, Limits(concurrency: 5));
        List<CallSlot> slots = [await EnterAsync(), await EnterAsync(), await EnterAsync()];
        var waiting = EnterAsync();
        await waiting;
        var last = EnterAsync();
        await last;
        var next = EnterAsync();

        slots[0].Observe(Limits(concurrency: 1));
        slots.ForEach(slot => slot.Dispose());
        (await waiting).Dispose();
        Assert.IsFalse(next.IsCompleted);
        (await last).Dispose();

        await next;
    }

    [TestMethod]
    public async Task Room_is_left_for_the_calls_of_others()
    {
        Succeed(20, Limits(concurrency: 5));

        using var call = await EnterAsync();
        call.Observe(Limits(concurrency: 5, running: 4));

        Assert.AreEqual(2, Capacity());
    }

    [TestMethod]
    public async Task Room_for_others_is_kept_for_a_few_calls_and_given_up_when_they_are_gone()
    {
        Succeed(20, Limits(concurrency: 5));
        using (var call = await EnterAsync())
            call.Observe(Limits(concurrency: 5, running: 4));

        for (var i = 0; i < 4; i++)
            Succeed(1, Limits(concurrency: 5, running: 1));
        Assert.AreEqual(2, Capacity());
        Succeed(1, Limits(concurrency: 5, running: 1));

        Assert.AreEqual(5, Capacity());
    }

    [TestMethod]
    public async Task Calls_of_our_own_do_not_count_as_those_of_others()
    {
        Succeed(20, Limits(concurrency: 5));
        var first = await EnterAsync();
        using var second = await EnterAsync();
        using var third = await EnterAsync();
        first.Dispose();

        second.Observe(Limits(concurrency: 5, running: 3));

        Assert.AreEqual(5, Capacity());
    }

    [TestMethod]
    public async Task A_refusal_because_too_many_run_halves_them_and_successes_bring_them_back()
    {
        Succeed(20, Limits(concurrency: 8));
        var slots = new List<CallSlot>();
        for (var i = 0; i < 8; i++)
            slots.Add(await EnterAsync());

        slots[0].TooManyRunning();
        Assert.AreEqual(4, Capacity());
        slots.ForEach(slot => slot.Dispose());
        Succeed(1, Limits(concurrency: 8));

        Assert.AreEqual(5, Capacity());
    }

    [TestMethod]
    public async Task Refusals_never_end_all_calls()
    {
        using var call = await EnterAsync();

        call.TooManyRunning();
        call.TooManyRunning();

        Assert.AreEqual(1, Capacity());
    }

    [TestMethod]
    public async Task An_earlier_calls_late_answer_does_not_undo_what_a_later_call_told()
    {
        Succeed(20, Limits(concurrency: 5));
        using var slow = await EnterAsync();
        using var quick = await EnterAsync();

        quick.Observe(Limits(concurrency: 2));
        slow.Observe(Limits(concurrency: 5));

        Assert.AreEqual(2, Capacity());
    }

    [TestMethod]
    public async Task A_used_up_window_holds_back_all_tasks()
    {
        _throttle.BlockUntil(_time.GetUtcNow() + TimeSpan.FromSeconds(30));

        var entering = EnterAsync();
        Assert.IsFalse(entering.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(30));

        await entering;
        Assert.HasCount(1, _waits);
    }

    [TestMethod]
    public async Task The_last_calls_of_the_window_are_left_to_others_and_ours_go_on_at_its_pace()
    {
        Succeed(1, Limits(limit: 300, window: 3_600, remaining: 10));

        var entering = EnterAsync(reserve: 10);
        _time.Advance(TimeSpan.FromSeconds(11));
        Assert.IsFalse(entering.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        await entering;
    }

    [TestMethod]
    public async Task Calls_at_the_same_time_do_not_use_the_reserve_together()
    {
        Succeed(4, Limits(limit: 300, window: 3_600, remaining: 12));
        await EnterAsync(reserve: 10);
        await EnterAsync(reserve: 10);

        var third = EnterAsync(reserve: 10);
        _time.Advance(TimeSpan.FromSeconds(35));
        Assert.IsFalse(third.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        await third;
    }

    [TestMethod]
    public async Task Where_qualys_says_when_the_next_call_is_possible_that_counts()
    {
        Succeed(1, Limits(limit: 300, window: 3_600, remaining: 0, toWait: 2));

        var entering = EnterAsync();
        Assert.IsFalse(entering.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2));

        await entering;
    }

    [TestMethod]
    public void A_small_subscription_is_not_reserved_away()
    {
        Succeed(1, Limits(limit: 50, window: 86_400, remaining: 6));

        Assert.IsTrue(EnterAsync(reserve: 1_000).IsCompletedSuccessfully);
    }

    [TestMethod]
    public async Task A_wait_of_hours_ends_the_call_and_gives_its_slot_back()
    {
        _throttle.BlockUntil(_time.GetUtcNow() + TimeSpan.FromHours(23));

        var exception = await Assert.ThrowsExactlyAsync<QualysApiException>(() => EnterAsync());

        StringAssert.Contains(exception.Message, "23:00:00");
        _time.Advance(TimeSpan.FromHours(23));
        Assert.IsTrue(EnterAsync().IsCompletedSuccessfully);
    }

    [TestMethod]
    public async Task Waiting_for_a_slot_ends_at_once_when_it_is_cancelled_and_costs_nobody_a_slot()
    {
        using var cancel = new CancellationTokenSource();
        var first = await EnterAsync();
        var waiting = _throttle.EnterAsync(Policy(10, 0), Answers.Request, cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
        first.Dispose();
        Assert.IsTrue(EnterAsync().IsCompletedSuccessfully);
    }

    [TestMethod]
    public void The_estimate_counts_the_calls_that_the_window_does_not_hold()
    {
        Succeed(1, Limits(limit: 300, window: 3_600, remaining: 110));

        Assert.AreEqual(TimeSpan.Zero, _throttle.DelayFor(calls: 100, reserve: 10));
        Assert.AreEqual(TimeSpan.FromSeconds(600), _throttle.DelayFor(calls: 150, reserve: 10));
    }

    private static QualysAccount Account(string user) => new(new Uri("https://throttle.example.test/"), user, "secret");

    private static CallLimits Limits(
        int? limit = null, int window = 0, int? remaining = null, int? toWait = null, int? concurrency = null, int? running = null) =>
        new(limit, TimeSpan.FromSeconds(window), remaining, toWait is { } seconds ? TimeSpan.FromSeconds(seconds) : null, concurrency,
            running);

    private int Capacity() => _throttle.Capacity(Policy(10, 0));

    /// <summary>Makes calls that succeed, one after the other.</summary>
    private void Succeed(int calls, CallLimits? limits = null)
    {
        for (var i = 0; i < calls; i++)
        {
            var entering = EnterAsync();
            Assert.IsTrue(entering.IsCompletedSuccessfully);
            using var slot = entering.Result;
            if (i == calls - 1)
                slot.Observe(limits ?? CallLimits.None);
            slot.Succeeded();
        }
    }

    private Task<CallSlot> EnterAsync(int cap = 10, int reserve = 0) =>
        _throttle.EnterAsync(Policy(cap, reserve), Answers.Request, CancellationToken.None);

    private CallPolicy Policy(int cap, int reserve) => new(cap, reserve, TimeSpan.FromHours(1), _waits.Add);
}
