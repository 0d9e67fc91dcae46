using NSubstitute;
using QualysPlugin.Api;
using QualysPlugin.Api.Xml;
using QualysPlugin.Completeness;
using QualysPlugin.Filters;
using QualysPlugin.Runs.Batches;

namespace QualysPlugin.Tests.Runs.Batches;

/// <summary>What was listed but not delivered is asked for once more (R22).</summary>
[TestClass]
public sealed class MissingHostReaderTests
{
    private static readonly HostFilter Filter = HostFilter.Create(IpRangeList.Parse("10.0.0.1, 2001:db8::1"), []);

    private readonly IHostInventory _qualys = Substitute.For<IHostInventory>();
    private readonly List<string> _asked = [];

    public MissingHostReaderTests() => _qualys.Capacity.Returns(1);

    [TestMethod]
    public async Task Each_pass_is_asked_for_the_hosts_that_it_listed_a_thousand_a_call()
    {
        var missing = Enumerable.Range(1, 2_001).Select(id => (long)id).ToList();
        Holds(_ => true);

        var found = await ReadAsync(missing, Set(missing.Where(id => id <= 1_001)), Set(missing.Where(id => id > 1_001)));

        CollectionAssert.AreEqual(
            new[] { "ips 1-1000: 1000", "ips 1001-1001: 1", "ipv6 1002-2000: 999", "ipv6 2001-2001: 1" }, _asked);
        Assert.AreEqual(2_001, found.Sum(hosts => hosts.Page!.Hosts.Count));
        Assert.IsTrue(found.TrueForAll(hosts => hosts.Gone.Count == 0));
    }

    [TestMethod]
    public async Task Hosts_that_qualys_no_longer_lists_are_gone_and_the_others_are_read()
    {
        Holds(id => id == 2);

        var found = await ReadAsync([1, 2, 3], Set([1, 2, 3]), Set([]));

        CollectionAssert.AreEqual(new[] { 1L, 3L }, found.Single().Gone.ToArray());
        Assert.AreEqual(2L, found.Single().Page!.Hosts.Single().Id);
    }

    [TestMethod]
    public async Task Where_all_are_gone_nothing_is_read()
    {
        Holds(_ => false);

        var found = await ReadAsync([1], Set([1]), Set([]));

        Assert.IsNull(found.Single().Page);
        await _qualys.DidNotReceiveWithAnyArgs().ReadHostsAsync(null!, [], default);
    }

    private static HostIdSet Set(IEnumerable<long> ids)
    {
        var set = new HostIdSet();
        foreach (var id in ids)
            set.Add(id);
        return set;
    }

    private void Holds(Predicate<long> isThere)
    {
        _qualys.ListIdsAsync(null!, [], default).ReturnsForAnyArgs(call =>
        {
            var ids = call.ArgAt<IReadOnlyCollection<long>>(1);
            _asked.Add($"{call.ArgAt<HostFilterPass>(0).RangeParameter} {ids.Min()}-{ids.Max()}: {ids.Count}");
            return Set(ids.Where(id => isThere(id)));
        });
        _qualys.ReadHostsAsync(null!, [], default).ReturnsForAnyArgs(call =>
            new HostPage([.. call.ArgAt<IReadOnlyList<long>>(1).Select(id => new HostRecord(id))], [], null));
    }

    private async Task<List<MissingHosts>> ReadAsync(IReadOnlyList<long> missing, params HostIdSet[] listed)
    {
        var found = new List<MissingHosts>();
        await foreach (var hosts in new MissingHostReader(_qualys, Filter).ReadAsync(missing, listed, CancellationToken.None))
            found.Add(hosts);
        return found;
    }
}
