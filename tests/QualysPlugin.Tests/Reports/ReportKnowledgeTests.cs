using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;
using QualysPlugin.Reports;

namespace QualysPlugin.Tests.Reports;

/// <summary>What a run asks of the facts of all reports.</summary>
[TestClass]
public sealed class ReportKnowledgeTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);
    private static readonly HostKey Address = HostKey.OfAddress("10.0.0.1", null)!.Value;

    private readonly FactTable _facts = new();

    [TestMethod]
    public void A_run_knows_which_hosts_reports_name_by_id_and_whether_they_name_others()
    {
        Stage(HostKey.OfId(9), dns: "a");
        Stage(HostKey.OfId(3), dns: "b");
        Commit(1);
        var knowledge = new ReportKnowledge(_facts);
        var byId = knowledge.ReportedAfter(Monday.AddDays(-1));
        Assert.AreEqual(("3,9", false), (string.Join(",", byId.Ids.Ids), byId.NamesOthers));

        Stage(Address, dns: "c");
        Commit(2);
        Assert.IsTrue(knowledge.ReportedAfter(Monday.AddDays(-1)).NamesOthers);
    }

    [TestMethod]
    public void Without_addresses_only_hosts_with_ids_are_told_anything()
    {
        Stage(HostKey.OfId(9), dns: "nine");
        Stage(Address, dns: "one");
        Commit(1);
        var knowledge = new ReportKnowledge(_facts) { Reports = 3 }.WithoutAddresses();

        Assert.AreEqual((true, 3, 2, false), (knowledge.IsIncomplete, knowledge.Reports, knowledge.Hosts, knowledge.JoinsByAddress));
        Assert.IsNull(knowledge.Find(new HostRecord(1) { Ip = "10.0.0.1" }));
        Assert.AreEqual("nine", knowledge.Find(new HostRecord(9) { Ip = "10.0.0.1" })!.DnsName.Text);
    }

    [TestMethod]
    public void A_host_claims_all_of_its_addresses_and_never_its_id()
    {
        Stage(HostKey.OfId(9), dns: "nine");
        Stage(Address, dns: "one");
        Stage(HostKey.OfAddress("10.0.0.2", null)!.Value, dns: "two");
        Commit(1);
        var knowledge = new ReportKnowledge(_facts);

        Assert.IsFalse(knowledge.Claim(new HostRecord(9) { Ip = "10.0.0.1" }));
        Assert.IsTrue(knowledge.Claim(new HostRecord(8) { Ip = "10.0.0.1, 10.0.0.2" }));
        Assert.IsTrue(knowledge.Claim(new HostRecord(7) { Ip = "10.0.0.2" }));
        Assert.AreEqual("nine", _facts.Find([HostKey.OfId(9)])!.DnsName.Text);
    }

    [TestMethod]
    public void A_host_of_which_both_addresses_are_those_of_another_is_the_second()
    {
        Stage(Address, dns: "one");
        Stage(HostKey.OfAddress("10.0.0.2", null)!.Value, dns: "two");
        Commit(1);
        var knowledge = new ReportKnowledge(_facts);

        Assert.IsFalse(knowledge.Claim(new HostRecord(8) { Ip = "10.0.0.1, 10.0.0.2" }));
        Assert.IsTrue(knowledge.Claim(new HostRecord(9) { Ip = "10.0.0.1, 10.0.0.2" }));
    }

    private void Stage(HostKey key, string dns) => _facts.Stage(key, new ReportedHost { Dns = dns });

    private void Commit(long report) => _facts.Commit(new ReportDate(Monday, report), ValueOrigin.HostList);
}
