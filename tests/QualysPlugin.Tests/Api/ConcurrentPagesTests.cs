using CsCheck;
using QualysPlugin.Api;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Limits;
using QualysPlugin.Api.Versions;
using QualysPlugin.Filters;

namespace QualysPlugin.Tests.Api;

/// <summary>Pages at the same time: every host once, in order, with no call too many (R22, R35).</summary>
[TestClass]
public sealed class ConcurrentPagesTests
{
    private static readonly HostFilterPass Everything = new(null, null, null);

    private readonly List<string> _warnings = [];

    [TestMethod]
    public void Whatever_the_ids_and_the_size_of_pages_every_host_comes_once_and_in_order() =>
        Gen.Select(Gen.Long[1, 400].HashSet[0, 120], Gen.Int[1, 40], Gen.Int[1, 6], Gen.Int[1, 60]).Sample(
            (ids, pageSize, cap, largest) =>
            {
                var qualys = new FakeHostList(ids) { MaxPage = largest };
                var hosts = ReadAsync(qualys, pageSize, cap).GetAwaiter().GetResult();
                return hosts.SequenceEqual(ids.Order()) && qualys.MaxRunning <= cap;
            }, iter: 300, threads: 1);

    [TestMethod]
    public async Task Pages_are_asked_for_by_ranges_that_touch_and_the_last_one_is_open()
    {
        var qualys = new FakeHostList([10, 20, 30, 40, 50]);

        await ReadAsync(qualys, pageSize: 2, cap: 3);

        CollectionAssert.AreEqual(new[] { (0L, 29L), (30L, 49L), (50L, long.MaxValue) }, qualys.Pages.Order().ToArray());
    }

    [TestMethod]
    public async Task A_host_that_appears_meanwhile_comes_once_wherever_it_appears()
    {
        var qualys = new FakeHostList(Enumerable.Range(1, 40).Select(id => id * 10L)) { Added = (2, [5, 255, 256, 257, 999]) };

        var hosts = await ReadAsync(qualys, pageSize: 3, cap: 2);

        CollectionAssert.AreEqual(hosts.Distinct().ToList(), hosts);
        CollectionAssert.IsSubsetOf(new long[] { 255, 256, 257, 999 }, hosts);
    }

    [TestMethod]
    public async Task One_bad_host_in_each_of_five_ranges_costs_those_five_hosts()
    {
        var qualys = new FakeHostList(Enumerable.Range(1, 100).Select(id => (long)id)) { Bad = [7, 27, 47, 67, 87] };
        await using var inventory = Open(qualys, pageSize: 20, cap: 5);
        var listed = await inventory.ListIdsAsync(Everything, CancellationToken.None);

        var (hosts, rejected) = (new List<long>(), new List<long?>());
        await foreach (var page in inventory.ReadHostsAsync(Everything, 0, listed.Ids, CancellationToken.None))
        {
            hosts.AddRange(page.Hosts.Select(host => host.Id));
            rejected.AddRange(page.Rejected.Select(host => host.Id));
        }

        CollectionAssert.AreEqual(new long?[] { 7, 27, 47, 67, 87 }, rejected);
        Assert.HasCount(95, hosts);
        CollectionAssert.AreEqual(hosts.Order().ToList(), hosts);
    }

    [TestMethod]
    public async Task Host_after_host_that_is_not_delivered_ends_the_run_even_with_pages_of_one_host()
    {
        var ids = Enumerable.Range(1, 30).Select(id => (long)id).ToList();
        var qualys = new FakeHostList(ids) { Bad = [.. ids] };

        var exception = await Assert.ThrowsExactlyAsync<QualysApiException>(() => ReadAsync(qualys, pageSize: 1, cap: 5));

        StringAssert.Contains(exception.Message, "6 hosts in a row, up to ID 6, are not delivered");
    }

    [TestMethod]
    public async Task Hosts_that_an_answer_holds_beyond_its_range_come_with_their_own_range()
    {
        var transport = new StubTransport(request => Answers.Of(Answers.Page(request.Parameters.Any(parameter => parameter.Value == "None")
            ? "<ID_SET><ID_RANGE>1-4</ID_RANGE></ID_SET>"
            : "<HOST_LIST><HOST><ID>1</ID></HOST><HOST><ID>2</ID></HOST><HOST><ID>3</ID></HOST><HOST><ID>4</ID></HOST></HOST_LIST>")));
        await using var inventory = new HostInventory(
            transport.Caller(), 2, new PlatformVersions(new ApiVersionMemory(), null), _warnings.Add);

        CollectionAssert.AreEqual(new long[] { 1, 2, 3, 4 }, await ReadAsync(inventory));
    }

    [TestMethod]
    public void A_large_listing_is_the_same_however_many_calls_run_at_once() =>
        Gen.Select(Gen.Long[1, 5_000].HashSet[1, 300], Gen.Int[1, 40], Gen.Int[1, 6]).Sample(
            (ids, largest, cap) =>
            {
                using var qualys = new FakeHostList(ids) { MaxPage = largest };
                var listed = Open(qualys, 10, cap).ListIdsAsync(Everything, CancellationToken.None).GetAwaiter().GetResult();
                return listed.Ids.Ids.SequenceEqual(ids.Order()) && qualys.MaxRunning <= cap;
            }, iter: 300, threads: 1);

    private async Task<List<long>> ReadAsync(FakeHostList qualys, int pageSize, int cap)
    {
        await using var inventory = Open(qualys, pageSize, cap);
        return await ReadAsync(inventory);
    }

    private static async Task<List<long>> ReadAsync(HostInventory inventory)
    {
        var listed = await inventory.ListIdsAsync(Everything, CancellationToken.None);
        var hosts = new List<long>();
        await foreach (var page in inventory.ReadHostsAsync(Everything, 0, listed.Ids, CancellationToken.None))
            hosts.AddRange(page.Hosts.Select(host => host.Id));
        return hosts;
    }

    private HostInventory Open(FakeHostList qualys, int pageSize, int cap) => new(new ApiCaller(
        qualys,
        new CallRetry(0, TimeSpan.Zero, TimeProvider.System, () => 0, _ => { }),
        new AccountThrottle(TimeProvider.System),
        new CallPolicy(cap, 10, TimeSpan.Zero, _ => { }),
        _ => { }), pageSize, new PlatformVersions(new ApiVersionMemory(), null), _warnings.Add);
}
