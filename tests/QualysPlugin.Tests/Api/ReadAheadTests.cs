using QualysPlugin.Api.Paging;

namespace QualysPlugin.Tests.Api;

/// <summary>Calls at the same time, results in order (R35).</summary>
[TestClass]
public sealed class ReadAheadTests
{
    private const int Megabyte = 1024 * 1024;

    private readonly Dictionary<int, TaskCompletionSource<int>> _calls = [];
    private readonly List<int> _started = [];
    private int _maxCalls;

    [TestMethod]
    public async Task Results_come_in_the_order_of_the_items_whichever_call_ends_first()
    {
        await using var results = Read(Enumerable.Range(1, 3), maxCalls: 3).GetAsyncEnumerator();
        var first = results.MoveNextAsync();

        _calls[3].SetResult(3);
        _calls[2].SetResult(2);
        Assert.IsFalse(first.IsCompleted);
        _calls[1].SetResult(1);

        Assert.IsTrue(await first);
        Assert.AreEqual(1, results.Current);
        Assert.IsTrue(await results.MoveNextAsync());
        Assert.AreEqual(2, results.Current);
        Assert.IsTrue(await results.MoveNextAsync());
        Assert.AreEqual(3, results.Current);
        Assert.IsFalse(await results.MoveNextAsync());
    }

    [TestMethod]
    public async Task No_more_calls_run_than_allowed()
    {
        await using var results = Read(Enumerable.Range(1, 9), maxCalls: 2).GetAsyncEnumerator();
        var first = results.MoveNextAsync();

        CollectionAssert.AreEqual(new[] { 1, 2 }, _started);
        _calls[1].SetResult(1);
        await first;

        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, _started);
    }

    [TestMethod]
    public async Task A_slow_first_call_does_not_keep_the_others_from_being_read()
    {
        await using var results = Read(Enumerable.Range(1, 9), maxCalls: 2).GetAsyncEnumerator();
        var first = results.MoveNextAsync();

        for (var call = 2; call <= 6; call++)
        {
            _calls[call].SetResult(call);
            await StartedAsync(call + 1);
        }

        Assert.IsFalse(first.IsCompleted);
        CollectionAssert.AreEqual(new[] { 1, 2, 3, 4, 5, 6, 7 }, _started);
        _calls[1].SetResult(1);
        await first;
    }

    [TestMethod]
    public async Task Results_that_wait_take_no_more_memory_than_the_window()
    {
        // A waiting result of 9 MB fills the window of 5 MB; one that runs is expected to take a quarter. Item 2 was read ahead alone.
        await using var results = Read(Enumerable.Range(1, 9), maxCalls: 1, bytes: 9 * Megabyte).GetAsyncEnumerator();
        var first = results.MoveNextAsync();
        _calls[1].SetResult(1);
        await first;
        _maxCalls = 4;
        var second = results.MoveNextAsync();
        await StartedAsync(3);

        _calls[3].SetResult(3);
        await Task.Yield();

        Assert.IsFalse(second.IsCompleted);
        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, _started);
        _calls[2].SetResult(2);
        await second;
    }

    [TestMethod]
    public async Task Where_results_are_ready_whenever_one_is_taken_fewer_calls_run()
    {
        var ahead = new ReadAhead<int, int>((item, _) => Task.FromResult(item), _ => 1, () => 10);
        var started = new List<int>();

        await foreach (var item in ahead.InOrderAsync(Enumerable.Range(1, 200).Select(Started), CancellationToken.None))
        {
            if (item > 150)
                Assert.IsLessThanOrEqualTo(4, started[^1] - item);
        }

        int Started(int item)
        {
            started.Add(item);
            return item;
        }
    }

    [TestMethod]
    public async Task A_failure_comes_after_everything_before_it_and_no_further_call_begins()
    {
        await using var results = Read(Enumerable.Range(1, 9), maxCalls: 3).GetAsyncEnumerator();
        var first = results.MoveNextAsync();

        _calls[2].SetException(new InvalidOperationException("page 2"));
        _calls[1].SetResult(1);

        Assert.IsTrue(await first);
        _calls[3].SetResult(3);
        var failure = await Assert.ThrowsExactlyAsync<InvalidOperationException>(async () => await results.MoveNextAsync());
        Assert.AreEqual("page 2", failure.Message);
        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, _started);
    }

    [TestMethod]
    public async Task Stopping_the_reading_cancels_the_calls_that_run()
    {
        var cancelled = 0;
        var ahead = new ReadAhead<int, int>(async (item, token) =>
        {
            if (item == 1)
                return item;
            var never = new TaskCompletionSource<int>();
            using var registration = token.Register(() =>
            {
                Interlocked.Increment(ref cancelled);
                never.TrySetCanceled(token);
            });
            return await never.Task;
        }, _ => 1, () => 4);

        await foreach (var _ in ahead.InOrderAsync(Enumerable.Range(1, 9), CancellationToken.None))
            break;

        Assert.AreEqual(4, cancelled);
    }

    private IAsyncEnumerable<int> Read(IEnumerable<int> items, int maxCalls, long bytes = 1)
    {
        _maxCalls = maxCalls;
        return new ReadAhead<int, int>(Call, _ => bytes, () => _maxCalls).InOrderAsync(items, CancellationToken.None);
    }

    private Task<int> Call(int item, CancellationToken token)
    {
        var call = new TaskCompletionSource<int>();
        token.Register(() => call.TrySetCanceled(token));
        _started.Add(item);
        _calls.Add(item, call);
        return call.Task;
    }

    /// <summary>Waits until a call has begun; fails when it does not within ten seconds.</summary>
    private async Task StartedAsync(int call)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!_started.Contains(call))
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
