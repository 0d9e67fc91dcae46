using System.Runtime.CompilerServices;
using QualysPlugin.Runs.Batches;

namespace QualysPlugin.Tests.Runs;

[TestClass]
public sealed class BatchQueueTests
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _made;

    [TestMethod]
    public async Task Batches_come_in_the_order_in_which_they_were_made()
    {
        var taken = new List<int>();

        await foreach (var number in BatchQueue.Ahead(token => MakeAsync(10, null, token), 2, CancellationToken.None))
            taken.Add(number);

        CollectionAssert.AreEqual(Enumerable.Range(1, 10).ToList(), taken);
    }

    [TestMethod]
    public async Task No_more_are_made_than_wait_and_one()
    {
        var batches = BatchQueue.Ahead(token => MakeAsync(100, null, token), 2, CancellationToken.None).GetAsyncEnumerator();
        await batches.MoveNextAsync();
        await batches.DisposeAsync();

        // One was taken, two waited, and one could not be handed over.
        Assert.IsLessThanOrEqualTo(4, _made);
    }

    [TestMethod]
    public async Task A_failure_comes_after_what_was_produced_before_it()
    {
        var taken = new List<int>();

        var failure = await Assert.ThrowsExactlyAsync<InvalidOperationException>(async () =>
        {
            await foreach (
                var number in BatchQueue.Ahead(token => MakeAsync(3, new InvalidOperationException("page 4"), token), 1,
                    CancellationToken.None))
                taken.Add(number);
        });

        Assert.AreEqual("page 4", failure.Message);
        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, taken);
    }

    [TestMethod]
    public async Task Stopping_the_consumer_cancels_the_producer()
    {
        await foreach (var _ in BatchQueue.Ahead(token => MakeAsync(int.MaxValue, null, token), 1, CancellationToken.None))
            break;

        Assert.IsTrue(_ended.Task.IsCompleted);
    }

    [TestMethod]
    public async Task Cancelling_stops_the_producer_and_the_consumer()
    {
        using var cancelled = new CancellationTokenSource();

        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in BatchQueue.Ahead(token => MakeAsync(int.MaxValue, null, token), 1, cancelled.Token))
                await cancelled.CancelAsync();
        });

        Assert.IsTrue(_ended.Task.IsCompleted);
    }

    private async IAsyncEnumerable<int> MakeAsync(
        int count, Exception? failure, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            for (var number = 1; number <= count; number++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
                _made++;
                yield return number;
            }

            if (failure is not null)
                throw failure;
        }
        finally
        {
            _ended.TrySetResult();
        }
    }
}
