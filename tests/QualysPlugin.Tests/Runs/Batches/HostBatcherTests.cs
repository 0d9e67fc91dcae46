using NSubstitute;
using QualysPlugin.Api;
using QualysPlugin.Api.Xml;
using QualysPlugin.Completeness;
using QualysPlugin.Filters;
using QualysPlugin.Runs.Batches;
using QualysPlugin.Runs.Checkpoints;

namespace QualysPlugin.Tests.Runs.Batches;

/// <summary>How pages become batches, and how far each brings the run (R24).</summary>
[TestClass]
public sealed class HostBatcherTests
{
    private readonly IHostInventory _qualys = Substitute.For<IHostInventory>();
    private readonly List<long> _from = [];

    [TestMethod]
    public async Task Each_batch_brings_the_run_to_its_highest_id()
    {
        var batches = await ReadAsync(new RunPosition(0, 0), [Page([1, 2, 3])], Page([5, 9]));

        CollectionAssert.AreEqual(new[] { "1,2 at 2", "3 at 3", "5,9 at 9" }, batches);
        CollectionAssert.AreEqual(new[] { 0L }, _from);
    }

    [TestMethod]
    public async Task A_position_is_read_on_from_the_next_id()
    {
        var batches = await ReadAsync(new RunPosition(0, 7), [Page([8, 9])]);

        CollectionAssert.AreEqual(new[] { "8,9 at 9" }, batches);
        CollectionAssert.AreEqual(new[] { 8L }, _from);
    }

    [TestMethod]
    public async Task The_pass_after_that_of_the_position_is_read_from_its_beginning()
    {
        Delivers(1, Page([3]));

        await ReadAsync(new RunPosition(0, 7), [Page([8])]);

        CollectionAssert.AreEqual(new[] { 0L, 8L }, _from.Order().ToArray());
    }

    [TestMethod]
    [DataRow(new long[] { 1, 2, 4, 3, 5 }, "1,2 at 2", "4,3", "5")]
    [DataRow(new long[] { 3, 1, 2 }, "3,1", "2")]
    [DataRow(new long[] { 1, 2, 2 }, "1,2 at 2", "2")]
    public async Task A_page_that_does_not_ascend_leaves_the_position_where_it_was(long[] ids, params string[] expected) =>
        CollectionAssert.AreEqual(expected, await ReadAsync(new RunPosition(0, 0), [Page(ids)]));

    [TestMethod]
    public async Task A_page_with_ids_below_the_one_before_leaves_the_position_where_it_was() =>
        CollectionAssert.AreEqual(
            new[] { "5 at 5", "4", "6" }, await ReadAsync(new RunPosition(0, 0), [Page([5])], Page([4]), Page([6])));

    [TestMethod]
    public async Task A_batch_of_rejected_records_alone_repeats_the_position() =>
        CollectionAssert.AreEqual(
            new[] { "5 at 5", "!6 at 5", "7 at 7" },
            await ReadAsync(new RunPosition(0, 0), [Page([5])], Page([], 6), Page([7])));

    [TestMethod]
    public async Task A_host_belongs_to_the_first_pass_that_lists_it()
    {
        Delivers(1, Page([2, 3, 4], 5, 6));

        var batches = await ReadAsync(new RunPosition(0, 0), [Page([1, 2])], listed: [Set(1, 2, 5), Set(2, 3, 4, 6)]);

        CollectionAssert.AreEqual(new[] { "1,2 at 2", "3,4 at pass 1, 4", "!6 at pass 1, 4" }, batches);
    }

    [TestMethod]
    public async Task A_run_that_had_come_to_the_second_pass_reads_no_first_one()
    {
        Delivers(1, Page([4]));

        var batches = await ReadAsync(new RunPosition(1, 3), [Page([1])], listed: [Set(1), Set(3, 4)]);

        CollectionAssert.AreEqual(new[] { "4 at pass 1, 4" }, batches);
        CollectionAssert.AreEqual(new[] { 4L }, _from);
    }

    [TestMethod]
    public void A_rejected_record_goes_with_the_hosts_around_it_and_one_without_an_id_goes_last()
    {
        var page = Page([1, 2, 5, 6, 8], 7, null, 2, 5, 4, 9);

        var batches = Batcher([new HostFilterPass(null, null, null)]).Split(page, id => id == 9).Select(Text).ToArray();

        CollectionAssert.AreEqual(new[] { "1,2,!2", "5,6,!4,!5", "8,!7,!none" }, batches);
    }

    [TestMethod]
    public void A_page_that_fills_its_last_batch_makes_no_empty_one() => CollectionAssert.AreEqual(
        new[] { "1,2", "3,4" },
        Batcher([new HostFilterPass(null, null, null)]).Split(Page([1, 2, 3, 4]), _ => false).Select(Text).ToArray());

    private static string Text(HostBatch batch)
    {
        var ids = batch.Hosts.Select(host => $"{host.Id}").Concat(batch.Rejected.Select(rejected => $"!{rejected.IdText ?? "none"}"));
        var position = batch.Position is { } at ? $" at {(at.Pass == 0 ? "" : $"pass {at.Pass}, ")}{at.LastId}" : "";
        return string.Join(",", ids) + position;
    }

    private static HostPage Page(long[] ids, params long?[] rejected) => new(
        [.. ids.Select(id => new HostRecord(id))], [.. rejected.Select(id => RejectedHost.Create(id, "Broken.", "<HOST>"))], null);

    private static HostIdSet Set(params long[] ids)
    {
        var set = new HostIdSet();
        foreach (var id in ids)
            set.Add(id);
        return set;
    }

    private static HostFilter TwoPasses() => HostFilter.Create(IpRangeList.Parse("10.0.0.1, 2001:db8::1"), []);

    private HostBatcher Batcher(IReadOnlyList<HostFilterPass> passes) =>
        new(_qualys, passes.Count == 1 ? HostFilter.Create(IpRangeList.Parse(null), []) : TwoPasses(), batchSize: 2);

    private void Delivers(int pass, params HostPage[] pages) => _qualys
        .ReadHostsAsync(TwoPasses().Passes[pass], Arg.Do<long>(_from.Add), Arg.Any<HostIdSet>(), Arg.Any<CancellationToken>())
        .Returns(pages.ToAsyncEnumerable());

    private Task<string[]> ReadAsync(RunPosition from, HostPage[] first, params HostPage[] others) =>
        ReadAsync(from, [.. first, .. others], [Set(), Set()]);

    private async Task<string[]> ReadAsync(RunPosition from, HostPage[] pages, HostIdSet[] listed)
    {
        Delivers(0, pages);
        var batches = new List<string>();
        await foreach (var batch in Batcher(TwoPasses().Passes).ReadAsync(from, listed, CancellationToken.None))
            batches.Add(Text(batch));
        return [.. batches];
    }
}
