using CsCheck;
using QualysPlugin.Assets;
using QualysPlugin.Completeness;
using QualysPlugin.Findings;
using QualysPlugin.Tests.Assets;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Findings;

/// <summary>Which gone host came back as which listed one (R36). Hosts below 100 are gone in these tests, the others are listed.</summary>
[TestClass]
public sealed class IdentityMatcherTests
{
    private const long FirstListed = 100;

    [TestMethod]
    [DataRow("cloud=i-0abc", "cloud=i-0abc", "cloudId")]
    [DataRow("cloud=i-0abc", "cloud=I-0ABC", "cloudId")]
    [DataRow("serial=SN-77421", "serial=SN-77421", "serialNumber")]
    [DataRow("uuid=4c4c4544-0051", "uuid=4c4c4544-0051", "hardwareUuid")]
    [DataRow("agent=a5f1-77", "agent=a5f1-77", "agentId")]
    [DataRow("asset=4711", "asset=4711", "assetId")]
    [DataRow("dns=a.example.test netbios=A", "dns=A.example.test netbios=a", "dnsName, netBiosName")]
    [DataRow("serial=SN-77421 dns=a.example.test netbios=A", "serial=SN-77421 dns=a.example.test netbios=B", "serialNumber, dnsName")]
    [DataRow("agent=a5f1-77 dns=a.example.test netbios=A", "agent=b6e2-88 dns=a.example.test netbios=A", "dnsName, netBiosName")]
    [DataRow("uuid=4c4c4544-0051 agent=a5f1-77", "uuid=4c4c4544-0051 agent=b6e2-88", "hardwareUuid")]
    public async Task A_gone_and_a_listed_host_that_share_it_are_one_machine(string gone, string listed, string shared)
    {
        var match = (await FindAsync((1, gone), (100, listed))).Single();

        Assert.AreEqual((1L, 100L), (match.GoneId, match.ListedId));
        Assert.AreEqual(shared, string.Join(", ", match.SharedNames));
        Assert.AreEqual(shared != "dnsName, netBiosName", match.IsCertain);
    }

    [TestMethod]
    [DataRow("dns=a.example.test", "dns=a.example.test")]
    [DataRow("netbios=A", "netbios=A")]
    [DataRow("dns=a.example.test netbios=A", "dns=a.example.test netbios=B")]
    [DataRow("serial=SN-77421 dns=a.example.test netbios=A", "serial=SN-77422 dns=a.example.test netbios=A")]
    [DataRow("cloud=i-0abc dns=a.example.test netbios=A", "cloud=i-0abd dns=a.example.test netbios=A")]
    [DataRow("cloud=i-0abc serial=SN-77421", "cloud=i-0abd serial=SN-77421")]
    [DataRow("serial=SN-77421 uuid=4c4c4544-0051", "serial=SN-77422 uuid=4c4c4544-0051")]
    [DataRow("uuid=4c4c4544-0051 asset=4711", "uuid=4c4c4544-0052 asset=4711")]
    [DataRow("", "")]
    public async Task One_name_alone_or_a_harder_identifier_that_differs_makes_two_machines(string gone, string listed) =>
        Assert.IsEmpty(await FindAsync((1, gone), (100, listed)));

    [TestMethod]
    [DataRow("serial=SN-77421")]
    [DataRow("cloud=i-0abc")]
    [DataRow("uuid=4c4c4544-0051")]
    public async Task A_value_that_more_than_two_hosts_share_comes_from_a_cloned_image_and_counts_for_nothing(string cloned)
    {
        Assert.IsEmpty(await FindAsync((1, cloned), (100, cloned), (101, cloned)));
        Assert.IsEmpty(await FindAsync((1, cloned), (2, cloned), (100, cloned)));
    }

    [TestMethod]
    public async Task A_name_that_more_than_two_hosts_share_counts_for_nothing()
    {
        var found = await FindAsync(
            (1, "dns=a.example.test netbios=SRV"), (100, "dns=a.example.test netbios=SRV"), (101, "dns=b.example.test netbios=SRV"));

        Assert.IsEmpty(found);
    }

    [TestMethod]
    public async Task Of_two_candidates_the_one_that_shares_the_harder_identifier_is_the_machine()
    {
        var found = await FindAsync(
            (1, "serial=SN-77421 dns=a.example.test netbios=A"), (100, "dns=a.example.test netbios=A"), (101, "serial=SN-77421"));

        Assert.AreEqual((1L, 101L), (found.Single().GoneId, found.Single().ListedId));
    }

    [TestMethod]
    public async Task A_listed_host_is_one_gone_host_at_most_and_the_next_best_candidate_takes_the_other()
    {
        var found = await FindAsync(
            (1, "dns=a.example.test netbios=A asset=12"), (2, "serial=SN-77421"),
            (100, "serial=SN-77421 asset=12"), (101, "dns=a.example.test netbios=A"));

        CollectionAssert.AreEqual(
            new[] { (2L, 100L), (1L, 101L) }, found.Select(match => (match.GoneId, match.ListedId)).ToArray());
    }

    [TestMethod]
    public async Task Two_gone_hosts_or_two_listed_ones_are_never_a_pair()
    {
        Assert.IsEmpty(await FindAsync((1, "serial=SN-77421"), (2, "serial=SN-77421")));
        Assert.IsEmpty(await FindAsync((1, "serial=SN-1x"), (100, "serial=SN-77421"), (101, "serial=SN-77421")));
    }

    [TestMethod]
    public async Task Any_number_of_machines_that_come_back_in_any_order_are_each_found_once() =>
        await Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40]).SampleAsync(async (returning, staying) =>
        {
            var assets = Enumerable.Range(1, returning)
                .SelectMany(number => new[] { ((long)number, $"serial=SN-{number}x"), (1_000L - number, $"serial=SN-{number}x") })
                .Concat(Enumerable.Range(1, staying).Select(number => (2_000L + number, $"serial=ST-{number}x")));

            var found = await FindAsync([.. assets]);

            Assert.HasCount(returning, found);
            Assert.IsTrue(found.All(match => match.ListedId == 1_000 - match.GoneId));
        }, iter: 50);

    private static async Task<IReadOnlyList<IdentityMatch>> FindAsync(params (long Id, string Values)[] assets)
    {
        var gone = new HostIdSet();
        foreach (var (id, _) in assets.Where(asset => asset.Id < FirstListed).OrderBy(asset => asset.Id))
            gone.Add(id);
        var streamed = new StreamedAssets(assets.OrderBy(asset => asset.Id).Select(asset => Asset(asset.Id, asset.Values)));
        return await IdentityMatcher.FindAsync(streamed, "Qualys:q", gone, id => id >= FirstListed, CancellationToken.None);
    }

    private static ImportedAsset Asset(long id, string values)
    {
        var parts = values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')).ToDictionary(
            part => part[0], part => part[1]);
        var host = Hosts.Host(id: id) with
        {
            Identifiers = new()
            {
                CloudId = parts.GetValueOrDefault("cloud"),
                SerialNumber = parts.GetValueOrDefault("serial"),
                HardwareUuid = parts.GetValueOrDefault("uuid"),
                AgentId = parts.GetValueOrDefault("agent"),
                AssetId = parts.GetValueOrDefault("asset"),
            },
        };
        return new ImportedAsset($"{id}")
        {
            Identifiers = AssetIdentifiers.Of(host)?.Write(),
            DnsName = parts.GetValueOrDefault("dns"),
            NetBiosName = parts.GetValueOrDefault("netbios"),
        };
    }
}
