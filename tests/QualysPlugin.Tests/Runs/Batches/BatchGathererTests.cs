using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;
using QualysPlugin.Components;
using QualysPlugin.Runs.Batches;
using QualysPlugin.Runs.Checkpoints;
using QualysPlugin.Tests.Components;

namespace QualysPlugin.Tests.Runs.Batches;

/// <summary>How batches that write little become one.</summary>
[TestClass]
public sealed class BatchGathererTests
{
    private const int BatchSize = 10;

    private static readonly OperatingSystemMapper Mapper = new(ShippedRules.Naming, new KnowledgeBaseIndex());

    private readonly FakeTimeProvider _time = new();

    [TestMethod]
    public async Task Batches_that_write_little_become_one_that_holds_what_is_written_and_of_the_rest_the_IDs()
    {
        var gathered = await GatherAsync([Batch(1, 3, updated: 2), Batch(4, 6, updated: 5), Batch(7, 9)]);

        var batch = gathered.Single();
        CollectionAssert.AreEqual(new long[] { 2, 5 }, batch.Assets.Select(asset => asset.Asset.HostId).ToList());
        CollectionAssert.AreEqual(new long[] { 1, 3, 4, 6, 7, 8, 9 }, batch.Settled.Ids.ToList());
        Assert.AreEqual(
            (9L, 2L, 7L, new RunPosition(0, 9)), (batch.CountRead, batch.Counts.Updated, batch.Counts.Unchanged, batch.Position));
    }

    [TestMethod]
    public async Task A_batch_that_writes_half_of_its_size_goes_on_as_it_is()
    {
        var full = Batch(1, 10, updated: [1, 2, 3, 4, 5]);
        var other = Batch(11, 20, updated: [11, 12, 13, 14, 15, 16]);

        var gathered = await GatherAsync([full, other]);

        Assert.HasCount(2, gathered);
        Assert.AreSame(full, gathered[0]);
        Assert.AreSame(other, gathered[1]);
    }

    [TestMethod]
    public async Task What_is_gathered_goes_on_when_half_of_a_batch_would_be_written()
    {
        var gathered = await GatherAsync(
            [Batch(1, 4, updated: [1, 2]), Batch(5, 8, updated: [5, 6]), Batch(9, 12, updated: 9), Batch(13, 16, updated: 13)]);

        CollectionAssert.AreEqual(new[] { 5, 1 }, gathered.Select(batch => batch.CountWrites).ToList());
    }

    [TestMethod]
    public async Task A_batch_waits_a_second_for_the_next_and_no_longer()
    {
        var read = Channel.CreateUnbounded<PlannedBatch>();
        await read.Writer.WriteAsync(Batch(1, 3, updated: 2));
        var gathering = new BatchGatherer(BatchSize, _time)
            .GatherAsync(read.Reader.ReadAllAsync(), CancellationToken.None).GetAsyncEnumerator();

        var first = gathering.MoveNextAsync().AsTask();
        _time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.IsFalse(first.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.IsTrue(await first.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.AreEqual(3, gathering.Current.Counts.Accounted);
        read.Writer.Complete();
        Assert.IsFalse(await gathering.MoveNextAsync());
    }

    [TestMethod]
    public async Task What_was_gathered_before_a_failure_comes_before_the_failure()
    {
        var gathered = new List<PlannedBatch>();

        var failure = await Assert.ThrowsExactlyAsync<InvalidOperationException>(async () =>
        {
            await foreach (var batch in new BatchGatherer(BatchSize, _time).GatherAsync(FailAfter(Batch(1, 3)), CancellationToken.None))
                gathered.Add(batch);
        });

        Assert.AreEqual("Cut off.", failure.Message);
        Assert.AreEqual(3, gathered.Single().Counts.Accounted);
    }

    [TestMethod]
    public async Task A_consumer_that_stops_leaves_no_batch_behind_that_is_still_read()
    {
        var isOver = false;

        await foreach (var _ in new BatchGatherer(BatchSize, _time).GatherAsync(Endless(() => isOver = true), CancellationToken.None))
            break;

        Assert.IsTrue(isOver);
    }

    [TestMethod]
    public Task Gathering_loses_no_host_and_keeps_their_order() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6], Gen.Int[0, 2], Gen.Bool).List[0, 30].SampleAsync(async shapes =>
        {
            var id = 0L;
            var batches = new List<PlannedBatch>();
            foreach (var (updated, unchanged, rejected, hasPosition) in shapes)
            {
                var assets = Enumerable.Range(0, updated + unchanged).Select(index => Asset(++id, index < updated)).ToList();
                var others = Enumerable.Range(0, rejected).Select(_ => RejectedHost.Create(++id, "Bad.", "<HOST/>")).ToList();
                batches.Add(new PlannedBatch(assets, others, hasPosition ? new RunPosition(0, id) : null));
            }

            var gathered = await GatherAsync(batches);

            Assert.AreEqual(batches.Sum(batch => batch.CountRead), gathered.Sum(batch => batch.CountRead));
            Assert.AreEqual(batches.Sum(batch => batch.Counts.Updated), gathered.Sum(batch => batch.Counts.Updated));
            Assert.AreEqual(batches.Sum(batch => batch.Counts.Unchanged), gathered.Sum(batch => batch.Counts.Unchanged));
            Assert.AreEqual(batches.Sum(batch => batch.Mappings.Count()), gathered.Sum(batch => batch.Mappings.Count()));
            Assert.AreEqual(LastPosition(batches), LastPosition(gathered));
            CollectionAssert.AreEqual(
                Enumerable.Range(1, (int)id).Select(number => (long)number).ToList(), gathered.SelectMany(Ids).ToList());
            foreach (var batch in gathered)
                Assert.IsLessThanOrEqualTo(BatchSize / 2 + 8, batch.CountWrites);
        });

    private static RunPosition? LastPosition(List<PlannedBatch> batches) =>
        batches.FindLast(batch => batch.Position is not null)?.Position;

    private static IEnumerable<long> Ids(PlannedBatch batch) =>
        batch.Assets.Select(asset => asset.Asset.HostId).Concat(batch.Rejected.Select(rejected => rejected.Id!.Value))
            .Concat(batch.Settled.Ids).Order();

    private static PlannedBatch Batch(long first, long last, params long[] updated) =>
        new(
            [.. Enumerable.Range((int)first, (int)(last - first + 1)).Select(id => Asset(id, updated.Contains(id)))], [],
            new RunPosition(0, last));

    private static PlannedAsset Asset(long id, bool isUpdated) => new(
        AssetRecord.FromHost(new HostRecord(id)), isUpdated ? PlannedAction.Update : PlannedAction.Unchanged, null,
        new PlannedComponent(Mapper.Map("Linux", null), null, null), isUpdated ? id : null);

    private static async IAsyncEnumerable<PlannedBatch> FailAfter(
        PlannedBatch batch, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return batch;
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        throw new InvalidOperationException("Cut off.");
    }

    private static async IAsyncEnumerable<PlannedBatch> Endless(
        Action over, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            for (var id = 1; ; id += 10)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                yield return Batch(id, id + 9, id, id + 1, id + 2, id + 3, id + 4);
            }
        }
        finally
        {
            over();
        }
    }

    private async Task<List<PlannedBatch>> GatherAsync(IEnumerable<PlannedBatch> batches)
    {
        var gathered = new List<PlannedBatch>();
        await foreach (var batch in new BatchGatherer(BatchSize, _time).GatherAsync(batches.ToAsyncEnumerable(), CancellationToken.None))
            gathered.Add(batch);
        return gathered;
    }
}
