using Microsoft.Extensions.Time.Testing;
using QualysPlugin.Api;

namespace QualysPlugin.Tests.Api;

/// <summary>One governor keeps all tasks of a process within the limits of one account (R26).</summary>
[TestClass]
public sealed class AccountGovernorTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<ApiWait> _waits = [];

    [TestMethod]
    public void Tasks_of_one_account_share_a_governor_and_other_accounts_have_their_own()
    {
        var mine = AccountGovernor.For(Account("me"), _time);

        Assert.AreSame(mine, AccountGovernor.For(Account("me"), _time));
        Assert.AreNotSame(mine, AccountGovernor.For(Account("somebody else"), _time));
    }

    [TestMethod]
    public async Task No_more_calls_run_at_once_than_the_administrator_allows()
    {
        var governor = new AccountGovernor(_time);
        var first = await EnterAsync(governor);
        await EnterAsync(governor);

        var third = EnterAsync(governor);
        Assert.IsFalse(third.IsCompleted);
        first.Dispose();

        await third;
    }

    [TestMethod]
    public async Task The_subscriptions_own_limit_of_calls_at_once_counts_where_it_is_lower()
    {
        var governor = new AccountGovernor(_time);
        governor.Observe(Limits(concurrency: 1));
        await EnterAsync(governor);

        Assert.IsFalse(EnterAsync(governor).IsCompleted);
    }

    [TestMethod]
    public async Task A_refusal_of_one_task_holds_back_all()
    {
        var governor = new AccountGovernor(_time);
        governor.BlockUntil(_time.GetUtcNow() + TimeSpan.FromSeconds(30));

        var entering = EnterAsync(governor);
        Assert.IsFalse(entering.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(30));

        await entering;
        Assert.HasCount(1, _waits);
    }

    [TestMethod]
    public async Task The_last_calls_of_the_window_are_left_to_others_and_ours_go_on_at_its_pace()
    {
        var governor = new AccountGovernor(_time);
        governor.Observe(Limits(limit: 300, window: 3_600, remaining: 10));

        var entering = EnterAsync(governor, reserve: 10);
        _time.Advance(TimeSpan.FromSeconds(11));
        Assert.IsFalse(entering.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        await entering;
    }

    [TestMethod]
    public async Task Where_qualys_says_when_the_next_call_is_possible_that_counts()
    {
        var governor = new AccountGovernor(_time);
        governor.Observe(Limits(limit: 300, window: 3_600, remaining: 0, toWait: 2));

        var entering = EnterAsync(governor);
        Assert.IsFalse(entering.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2));

        await entering;
    }

    [TestMethod]
    public void A_small_subscription_is_not_reserved_away()
    {
        var governor = new AccountGovernor(_time);
        governor.Observe(Limits(limit: 50, window: 86_400, remaining: 6));

        Assert.IsTrue(EnterAsync(governor, reserve: 1_000).IsCompletedSuccessfully);
    }

    [TestMethod]
    public async Task A_wait_of_hours_ends_the_call_and_gives_its_turn_back()
    {
        var governor = new AccountGovernor(_time);
        governor.BlockUntil(_time.GetUtcNow() + TimeSpan.FromHours(23));

        var exception = await Assert.ThrowsExactlyAsync<QualysApiException>(() => EnterAsync(governor));

        StringAssert.Contains(exception.Message, "23:00:00");
        _time.Advance(TimeSpan.FromHours(23));
        Assert.IsTrue(EnterAsync(governor).IsCompletedSuccessfully);
        Assert.IsTrue(EnterAsync(governor).IsCompletedSuccessfully);
    }

    [TestMethod]
    public async Task Waiting_for_a_turn_ends_at_once_when_it_is_cancelled_and_costs_nobody_a_turn()
    {
        using var cancel = new CancellationTokenSource();
        var governor = new AccountGovernor(_time);
        governor.Observe(Limits(concurrency: 1));
        var first = await EnterAsync(governor);
        var waiting = governor.EnterAsync(Policy(0), Answers.Request, cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
        first.Dispose();
        Assert.IsTrue(EnterAsync(governor).IsCompletedSuccessfully);
    }

    [TestMethod]
    public void The_estimate_counts_the_calls_that_the_window_does_not_hold()
    {
        var governor = new AccountGovernor(_time);
        governor.Observe(Limits(limit: 300, window: 3_600, remaining: 110));

        Assert.AreEqual(TimeSpan.Zero, governor.DelayFor(calls: 100, reserve: 10));
        Assert.AreEqual(TimeSpan.FromSeconds(600), governor.DelayFor(calls: 150, reserve: 10));
    }

    private static QualysAccount Account(string user) => new(new Uri("https://governor.example.test/"), user, "secret");

    private static CallLimits Limits(int? limit = null, int window = 0, int? remaining = null, int? toWait = null, int? concurrency = null) =>
        new(limit, TimeSpan.FromSeconds(window), remaining, toWait is { } seconds ? TimeSpan.FromSeconds(seconds) : null, concurrency, null);

    private Task<IDisposable> EnterAsync(AccountGovernor governor, int reserve = 0) => governor.EnterAsync(Policy(reserve), Answers.Request, CancellationToken.None);

    private CallPolicy Policy(int reserve) => new(2, reserve, TimeSpan.FromHours(1), _waits.Add);
}
