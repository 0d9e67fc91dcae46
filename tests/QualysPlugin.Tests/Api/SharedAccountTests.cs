using Microsoft.Extensions.Time.Testing;
using QualysPlugin.Api;

namespace QualysPlugin.Tests.Api;

/// <summary>Several nodes keep the limits of one account together (R26). Each has a governor of its own, as each is a process.</summary>
[TestClass]
public sealed class SharedAccountTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly FakeSharedLimits _limits;
    private readonly List<ApiWait> _waits = [];

    public SharedAccountTests() => _limits = new FakeSharedLimits(_time);

    [TestMethod]
    public async Task All_nodes_together_make_no_more_calls_at_once_than_the_subscription_allows()
    {
        var (first, second, third) = (Node(), Node(), Node());
        await (await EnterAsync(first)).AnsweredAsync(concurrency: 2);
        var one = await EnterAsync(first);
        await EnterAsync(second);

        var waiting = EnterAsync(third);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.IsFalse(waiting.IsCompleted);
        await one.DisposeAsync();
        await AdvanceUntilAsync(waiting);

        Assert.AreEqual(2, _limits.Held);
    }

    [TestMethod]
    public async Task A_node_learns_a_higher_limit_from_the_others_before_its_own_first_call()
    {
        var first = Node();
        await (await EnterAsync(first)).AnsweredAsync(concurrency: 4);
        await EnterAsync(first);
        await EnterAsync(first);

        Assert.IsTrue(EnterAsync(Node()).IsCompletedSuccessfully);
    }

    [TestMethod]
    public async Task A_refusal_of_one_node_holds_back_all_of_them()
    {
        await Node().HoldBackAsync(TimeSpan.FromSeconds(30), CancellationToken.None);

        var entering = EnterAsync(Node());
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.IsFalse(entering.IsCompleted);
        await AdvanceUntilAsync(entering);

        Assert.HasCount(1, _waits);
    }

    [TestMethod]
    public async Task A_node_that_waits_for_the_limits_keeps_no_turn_from_the_others()
    {
        await Node().HoldBackAsync(TimeSpan.FromSeconds(30), CancellationToken.None);

        _ = EnterAsync(Node());

        Assert.AreEqual(0, _limits.Held);
    }

    [TestMethod]
    public async Task The_calls_that_one_node_left_in_the_window_are_known_to_the_next()
    {
        await (await EnterAsync(Node())).AnsweredAsync(limit: 300, window: 3_600, remaining: 5);

        var entering = EnterAsync(Node(), reserve: 10);

        Assert.IsFalse(entering.IsCompleted);
        await AdvanceUntilAsync(entering);
        Assert.IsNotEmpty(_waits);
    }

    [TestMethod]
    public async Task Hours_that_one_node_was_told_to_wait_end_the_call_of_another()
    {
        await Node().HoldBackAsync(TimeSpan.FromHours(23), CancellationToken.None);

        var exception = await Assert.ThrowsExactlyAsync<QualysApiException>(() => EnterAsync(Node()));

        Assert.AreEqual(ApiFault.Rate, exception.Fault);
        Assert.AreEqual(0, _limits.Held);
    }

    private SharedAccount Node() => new(_limits, "user@q.example.test", new AccountGovernor(_time), _time);

    private Task<SharedTurn> EnterAsync(SharedAccount node, int reserve = 0) =>
        node.EnterAsync(new CallPolicy(2, reserve, TimeSpan.FromHours(1), _waits.Add), Answers.Request, CancellationToken.None);

    private async Task AdvanceUntilAsync(Task<SharedTurn> entering)
    {
        for (var steps = 0; !entering.IsCompleted && steps < 10_000; steps++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Yield();
        }

        await entering;
    }
}

internal static class SharedTurnAnswers
{
    public static async Task AnsweredAsync(this SharedTurn turn, int? limit = null, int window = 0, int? remaining = null, int? concurrency = null)
    {
        turn.Observed = new CallLimits(limit, TimeSpan.FromSeconds(window), remaining, null, concurrency, null);
        await turn.DisposeAsync();
    }
}
